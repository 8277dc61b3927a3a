package netcoms.task;

import org.jspecify.annotations.Nullable;

/**
 * Carries a failed outcome up to the {@link TaskRunner}; without a stack trace of its own, since it is an expected end. Its
 * cause has one.
 */
final class TaskFailure extends Exception {
    private static final long serialVersionUID = 1L;
    private static final int MAX_DETAIL = 300;

    private final FailureKind kind;
    private boolean unclear;
    private boolean lasting;
    private boolean blameless;

    TaskFailure(FailureKind kind, String detail) {
        this(kind, detail, null);
    }

    /** @param cause what the machine said, for the log */
    TaskFailure(FailureKind kind, String detail, @Nullable Throwable cause) {
        super(oneLine(detail), cause, false, false);
        this.kind = kind;
    }

    /** The request may have reached its target: another try could do it a second time. */
    TaskFailure unclear() {
        unclear = true;
        return this;
    }

    /** Whether the request may have reached its target. */
    boolean isUnclear() {
        return unclear;
    }

    /** No further try can help, whatever its kind. */
    TaskFailure lasting() {
        lasting = true;
        return this;
    }

    /** Whether no further try can help. */
    boolean isLasting() {
        return lasting;
    }

    /** The target has no part in it: nothing went there, or it answered and the failure is an earlier one, told again. */
    TaskFailure blameless() {
        blameless = true;
        return this;
    }

    /** Whether the target has no part in it, so that neither its breaker nor the retry budget counts it. */
    boolean isBlameless() {
        return blameless;
    }

    /** The same with a remark at the end, for which a long detail makes room. */
    TaskFailure noting(String remark) {
        String end = " (" + remark + ")";
        return new TaskFailure(
                kind, shortened(String.valueOf(getMessage()), MAX_DETAIL - end.length()) + end, getCause());
    }

    FailureKind kind() {
        return kind;
    }

    Outcome outcome(Trace trace) {
        return new Outcome.Failed(kind, String.valueOf(getMessage()), trace, getCause());
    }

    /** Control characters replaced and length limited: details hold text of peers and of commands. */
    static String oneLine(String text) {
        String cut = shortened(text, MAX_DETAIL);
        StringBuilder line = new StringBuilder(cut.length());
        cut.chars().forEach(c -> line.append(Character.isISOControl(c) ? ' ' : (char) c));
        return line.toString().strip();
    }

    private static String shortened(String text, int maxLength) {
        return text.length() <= maxLength ? text : text.substring(0, maxLength - 1) + "…";
    }
}
