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

/** A short name of what was configured to run: plans that differ in more than seed and target have different ones. Pure. */
final class PlanDigest {
    private static final int BYTES = 8;

    private PlanDigest() {}

    /** The first 16 hexadecimal digits of a SHA-256: enough to tell plans apart, not to prove anything. */
    static String of(RunPlan plan) {
        MessageDigest digest = sha256();
        add(digest, plan.workload().name());
        List<TaskSpec> tasks = plan.workload().tasks();
        int same = 0;
        for (int task = 0; task < tasks.size(); task++) {
            same++;
            // A million equal tasks are one line.
            if (task == tasks.size() - 1 || !tasks.get(task).equals(tasks.get(task + 1))) {
                add(digest, same + " x " + tasks.get(task));
                same = 0;
            }
        }
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
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
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
