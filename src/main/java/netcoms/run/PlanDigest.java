package netcoms.run;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import netcoms.fault.FaultPlan;
import netcoms.task.Recovery;
import netcoms.task.Retries;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;

/** A short name of what was configured to run: plans that differ in more than seed and target have different ones. Pure. */
final class PlanDigest {
    private static final int BYTES = 8;

    private PlanDigest() {}

    /** The first 16 hexadecimal digits of a SHA-256: enough to tell plans apart, not to prove anything. */
    static String of(RunPlan plan) {
        MessageDigest digest = sha256();
        add(digest, plan.workload().name());
        tasks(digest, plan.workload().tasks());
        plan.strategies().forEach(spec -> add(digest, spec.toString()));
        add(digest, plan.rounds() + " " + plan.warmupRounds());
        add(digest, plan.tasks().connectTimeout() + " " + plan.tasks().responseTimeout());
        add(digest, plan.stats().toString());
        // Only what is on: plans of before have the digests that they had.
        Recovery recovery = plan.tasks().recovery();
        if (!recovery.isOff()) {
            Retries retries = recovery.retries();
            add(digest, recovery.taskTimeout() + " " + recovery.breaking());
            add(digest, retries.attempts() + " " + retries.backoff() + " " + retries.maxBackoff());
            add(digest, new TreeSet<>(retries.kinds()) + " " + retries.budget());
        }
        if (plan.trialTimeout() != null) {
            add(digest, "trial-timeout " + plan.trialTimeout());
        }
        // Plans from before there were faults keep the digests that their reports have.
        if (!plan.faults().equals(FaultPlan.NONE)) {
            add(digest, plan.faults().name() + " " + plan.faults().toxics());
        }
        if (plan.tasks().pooling().on()) {
            add(digest, plan.tasks().pooling().toString());
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** Of a workload's tasks and when they arrive. */
    static String of(Workload workload) {
        MessageDigest digest = sha256();
        tasks(digest, workload.list());
        add(digest, String.valueOf(workload.load()));
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    /** A million equal tasks are one line. */
    private static void tasks(MessageDigest digest, List<TaskSpec> tasks) {
        KeptWorkload.stretches(tasks, Integer.MAX_VALUE)
                .forEach(stretch -> add(digest, stretch.count() + " x " + stretch.task()));
    }

    private static void add(MessageDigest digest, String line) {
        digest.update((line + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }
}
