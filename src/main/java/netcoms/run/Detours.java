package netcoms.run;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

    private final List<Endpoint> targets;
    private final long seed;
    private final Map<Endpoint, FaultProxy> proxies = new ConcurrentHashMap<>();
    // Volatile: switched by the ui thread.
    private volatile FaultPlan plan;

    Detours(RunPlan run) {
        this.targets = targets(run);
        this.seed = run.seed();
        this.plan = run.faults();
    }

    /** HTTP is left out: its host stands in the request, and a detour would change it. */
    private static List<Endpoint> targets(RunPlan run) {
        Set<Endpoint> targets = new LinkedHashSet<>();
        for (TaskSpec spec : run.workload().tasks()) {
            if (targets.size() < MOST && spec.connects()) {
                targets.add(
                        spec instanceof TaskSpec.Tcp tcp
                                ? new Endpoint(tcp.host(), tcp.port())
                                : run.tasks().target());
            }
        }
        return List.copyOf(targets);
    }

    FaultPlan plan() {
        return plan;
    }

    /** From now on this plan is in force; where no proxy stands yet, from the next trial on: then false. Does not block. */
    boolean use(FaultPlan next) {
        plan = next;
        proxies.values().forEach(proxy -> proxy.use(next));
        return !proxies.isEmpty();
    }

    /** The way of the tasks of a trial that begins now. */
    Way begin(int round) throws IOException {
        String nonce = Long.toString(ThreadLocalRandom.current().nextLong(Long.MAX_VALUE), 36);
        if (proxies.isEmpty() && !plan.equals(FaultPlan.NONE)) {
            for (Endpoint target : targets) {
                open(target);
            }
        }
        Map<Endpoint, Endpoint> detours = new HashMap<>();
        for (int t = 0; t < targets.size(); t++) {
            FaultProxy proxy = proxies.get(targets.get(t));
            if (proxy != null) {
                // By its place and not its port, which may be another in each run.
                proxy.begin(seed + t, round);
                InetSocketAddress front = proxy.address();
                detours.put(targets.get(t), new Endpoint(front.getAddress().getHostAddress(), front.getPort()));
            }
        }
        return new Way(detours, nonce);
    }

    private void open(Endpoint target) throws IOException {
        FaultProxy proxy = FaultProxy.open(target.host(), target.port(), plan);
        proxies.put(target, proxy);
        // Whoever switches meanwhile may not have found it.
        FaultPlan known;
        do {
            known = plan;
            proxy.use(known);
        } while (!known.equals(plan));
    }

    /** What happened on the way, once the trial is over. */
    TouchLog end() {
        int connections = 0;
        List<Touch> touches = new ArrayList<>();
        for (FaultProxy proxy : proxies.values()) {
            TouchLog log = proxy.end();
            connections += log.connections();
            touches.addAll(log.touches());
        }
        return new TouchLog(connections, touches);
    }

    @Override
    public void close() {
        proxies.values().forEach(FaultProxy::close);
        proxies.clear();
    }
}
