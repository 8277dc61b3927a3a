package netcoms.task;

/** Carries a failed outcome up to the {@link TaskRunner}; without a stack trace, since it is an expected end. */
final class TaskFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DETAIL = 300;

    private final FailureKind kind;

    TaskFailure(FailureKind kind, String detail) {
        super(oneLine(detail), null, false, false);
        this.kind = kind;
    }

    /** @param connectNanos how long the task took to establish its connections */
    Outcome outcome(long connectNanos) {
        return new Outcome.Failed(kind, String.valueOf(getMessage()), connectNanos);
    }

    /** Control characters replaced and length limited: details hold text of peers and of commands. */
    static String oneLine(String text) {
        String cut = text.length() <= MAX_DETAIL ? text : text.substring(0, MAX_DETAIL - 1) + "…";
        StringBuilder line = new StringBuilder(cut.length());
        cut.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
        return line.toString().strip();
    }
}
