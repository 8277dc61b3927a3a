package netcoms.app;

/** The documented exit codes; 128 + n means ended by signal n, after saving. */
final class ExitCode {
    static final int OK = 0;
    static final int FAILED = 1;
    static final int USAGE = 2;
    static final int TASKS_FAILED = 3;
    /** A threshold did not hold, or a strategy is slower than the baseline. The codes above say more, and win. */
    static final int GATE_CLOSED = 4;
    /** What SIGHUP gives: the terminal is gone. */
    static final int HUNG_UP = 129;

    private ExitCode() {}
}
