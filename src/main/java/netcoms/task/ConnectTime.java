package netcoms.task;

/** How long one task has spent establishing connections so far. Used by the task's thread alone. */
final class ConnectTime {
    private long nanos;

    void add(long more) {
        nanos += more;
    }

    long nanos() {
        return nanos;
    }
}
