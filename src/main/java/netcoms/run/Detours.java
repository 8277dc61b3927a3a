package netcoms.run;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import netcoms.fault.FaultPlan;
import netcoms.fault.FaultProxy;
import netcoms.fault.Touch;
import netcoms.fault.TouchLog;
import netcoms.task.Endpoint;
import netcoms.task.TaskSpec;
import netcoms.task.Way;

/**
 * The fault proxies of one run, one for each target of its tasks: opened when a plan is first in force, and from then on in
 * the way, even when the plan is switched off. A trial that has begun keeps its way.
 *
 * <p>Threads: all by the run thread, but {@link #use} and {@link #plan} by any.
 */
final class Detours implements AutoCloseable {
    /** More targets than these are met directly: each proxy holds a port. */
    static final int MOST = 64;

    private final Set<Endpoint> targets;
    private final long seed;
    private final Map<Endpoint, FaultProxy> proxies = new HashMap<>();
    // Volatile: switched by the ui thread.
    private volatile FaultPlan plan;

    Detours(RunPlan run) {
        this.targets = targets(run);
        this.seed = run.seed();
        this.plan = run.faults();
    }

    /** HTTP is left out: its host stands in the request, and a detour would change it. */
    private static Set<Endpoint> targets(RunPlan run) {
        Set<Endpoint> targets = new LinkedHashSet<>();
        for (TaskSpec spec : run.workload().tasks()) {
            if (targets.size() < MOST && spec.connects()) {
                targets.add(
                        spec instanceof TaskSpec.Tcp tcp
                                ? new Endpoint(tcp.host(), tcp.port())
                                : run.tasks().target());
            }
        }
        return targets;
    }

    FaultPlan plan() {
        return plan;
    }

    /** From now on this plan is in force; where no proxy stands yet, from the next trial on. */
    void use(FaultPlan next) {
        plan = next;
        synchronized (proxies) {
            proxies.values().forEach(proxy -> proxy.use(next));
        }
    }

    /** The way of the tasks of a trial that begins now. */
    Way begin(int round) throws IOException {
        String nonce = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        Map<Endpoint, Endpoint> detours = new HashMap<>();
        synchronized (proxies) {
            if (proxies.isEmpty() && !plan.equals(FaultPlan.NONE)) {
                for (Endpoint target : targets) {
                    proxies.put(target, FaultProxy.open(target.host(), target.port(), plan));
                }
            }
            proxies.forEach((target, proxy) -> {
                proxy.begin(seed ^ target.hashCode(), round);
                detours.put(
                        target,
                        new Endpoint(
                                proxy.address().getAddress().getHostAddress(),
                                proxy.address().getPort()));
            });
        }
        return new Way(detours, nonce);
    }

    /** What happened on the way, once the trial is over. */
    TouchLog end() {
        int connections = 0;
        List<Touch> touches = new ArrayList<>();
        synchronized (proxies) {
            for (FaultProxy proxy : proxies.values()) {
                TouchLog log = proxy.end();
                connections += log.connections();
                touches.addAll(log.touches());
            }
        }
        return new TouchLog(connections, touches);
    }

    @Override
    public void close() {
        synchronized (proxies) {
            proxies.values().forEach(FaultProxy::close);
        }
    }
}
