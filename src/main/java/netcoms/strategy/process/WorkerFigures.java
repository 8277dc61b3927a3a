package netcoms.strategy.process;

/**
 * A glance at one worker.
 *
 * @param name {@code worker-1} and so on
 * @param pid of its present process; 0 while there is none
 * @param done tasks whose results came from it
 * @param restarts how often it was replaced
 */
public record WorkerFigures(String name, long pid, long done, int restarts) {}
