package netcoms.stats;

/** Which tasks of a workload are alike. */
public interface TaskSorts {
    /** The same number for tasks that do the same. */
    int spec(int task);

    /** The same number for tasks of the same kind, whatever their parameters. */
    int kind(int task);

    /** Whether the task opens connections that faults can touch. */
    boolean connects(int task);
}
