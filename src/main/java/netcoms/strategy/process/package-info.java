/**
 * Worker subprocesses: launch, frames over their pipes, supervision. Never runs a task in this process.
 *
 * <p>Frames, big-endian, in both directions: {@code int} length of what follows, {@code byte} type, body. Strings are an
 * {@code int} byte count and UTF-8. A worker lives as long as its standard input is open.
 *
 * <pre>
 * to the worker    TRIAL    int trial, settings, distinct specs, runs of (spec, count): the whole workload, once per trial
 *                  BATCH    int trial, int from, int to: run these tasks in order
 *                  CANCEL   int trial: interrupt the running task, forget the rest
 * from the worker  READY    int version, long pid, long clock: its {@code System.nanoTime()}
 *                  RESULTS  int trial, int count, count times a result, int running: the next results of the batch in
 *                           order, then the task that now begins, or -1. A result is byte flags (1 failed, 2 connected,
 *                           4 traced), long nanoseconds of work, long clock at its end, if connected: long nanoseconds of
 *                           connecting, if traced: int retries, byte 1 when the retry budget was used up, int count, count
 *                           times int local port, if failed: string failure kind, string detail, string stack trace, which
 *                           is empty but for the first failures of a kind
 *                  RECOVERY int trial, long retries, double share of the budget that is left, int count, count times
 *                           string target, string state of its breaker: when it has changed
 *                  STOPPED  int trial: after CANCEL, nothing runs any more
 *                  HEARTBEAT long resident bytes or 0, long nanoseconds of CPU or -1: twice a second
 * </pre>
 *
 * A worker measures its own work; how long its result then took to be recorded here is the difference between its clock at
 * the end and ours, see {@link netcoms.strategy.process.WorkerProcess#offset}.
 *
 * <p>Whatever can hurt a worker is announced as running before
 * it begins, so that only the task of which a worker died counts an attempt; results of empty tasks may wait in the
 * worker for up to about a millisecond.
 */
@NullMarked
package netcoms.strategy.process;

import org.jspecify.annotations.NullMarked;
