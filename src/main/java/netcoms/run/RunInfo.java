package netcoms.run;

import java.time.Instant;
import java.time.ZoneId;

/**
 * What identifies a run and where it ran; the {@code run} object of report.json.
 *
 * @param id also the folder name under {@code logs/runs}
 * @param number counts the runs of this session, from 1; 0 when it was recovered
 * @param rounds planned counted rounds
 * @param netcoms version of this program
 */
public record RunInfo(
        String id,
        int number,
        String workload,
        int tasks,
        int rounds,
        int warmupRounds,
        long seed,
        RunStatus status,
        Instant started,
        String target,
        String netcoms,
        String jvm,
        String os,
        int cores) {

    /**
     * Of a run that begins here and now, under the id that it wants.
     *
     * @param netcoms version of this program
     * @param zone in which the id tells the time
     */
    static RunInfo begun(RunPlan plan, int number, String netcoms, Instant started, ZoneId zone) {
        return new RunInfo(
                RunFolder.id(started, zone, plan.workload().name()),
                number,
                plan.workload().name(),
                plan.workload().tasks().size(),
                plan.rounds(),
                plan.warmupRounds(),
                plan.seed(),
                RunStatus.RUNNING,
                started,
                plan.tasks().target().toString(),
                netcoms,
                System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"),
                System.getProperty("os.name") + " " + System.getProperty("os.version") + " "
                        + System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
    }

    /** The same run, standing otherwise. */
    public RunInfo withStatus(RunStatus other) {
        return with(id, number, other);
    }

    /** The same run in a folder of this name. */
    RunInfo withId(String other) {
        return with(other, number, status);
    }

    /**
     * The same run in another session, found in the folder of this name.
     *
     * @param ofSession its number there; 0 when it only was recovered
     */
    RunInfo foundIn(String folder, int ofSession) {
        return with(folder, ofSession, status);
    }

    private RunInfo with(String otherId, int otherNumber, RunStatus otherStatus) {
        return new RunInfo(
                otherId,
                otherNumber,
                workload,
                tasks,
                rounds,
                warmupRounds,
                seed,
                otherStatus,
                started,
                target,
                netcoms,
                jvm,
                os,
                cores);
    }
}
