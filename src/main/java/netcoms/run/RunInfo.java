package netcoms.run;

import java.time.Instant;

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

    /** The same run, standing otherwise. */
    public RunInfo withStatus(RunStatus other) {
        return new RunInfo(
                id,
                number,
                workload,
                tasks,
                rounds,
                warmupRounds,
                seed,
                other,
                started,
                target,
                netcoms,
                jvm,
                os,
                cores);
    }

    /** The same run in a folder of this name. */
    RunInfo withId(String other) {
        return new RunInfo(
                other,
                number,
                workload,
                tasks,
                rounds,
                warmupRounds,
                seed,
                status,
                started,
                target,
                netcoms,
                jvm,
                os,
                cores);
    }

    /**
     * The same run in another session, found in the folder of this name.
     *
     * @param ofSession its number there; 0 when it only was recovered
     */
    RunInfo foundIn(String folder, int ofSession) {
        return new RunInfo(
                folder,
                ofSession,
                workload,
                tasks,
                rounds,
                warmupRounds,
                seed,
                status,
                started,
                target,
                netcoms,
                jvm,
                os,
                cores);
    }
}
