package netcoms.chat;

/** Bytes from a peer that are not what the protocol allows; the message is one sentence for a person. */
public final class MalformedException extends Exception {
    private static final long serialVersionUID = 1L;
    private final boolean fatal;

    private MalformedException(String sentence, boolean fatal) {
        super(sentence, null, false, false);
        this.fatal = fatal;
    }

    /** The stream cannot be trusted any further: not an object, not JSON, not UTF-8, too long. */
    static MalformedException fatal(String sentence) {
        return new MalformedException(sentence, true);
    }

    /** A whole object which says something wrong; the next one may be right. */
    static MalformedException refused(String sentence) {
        return new MalformedException(sentence, false);
    }

    /** Whether the connection should end. */
    public boolean isFatal() {
        return fatal;
    }

    /** The sentence. */
    public String sentence() {
        String sentence = getMessage();
        return sentence == null ? "" : sentence;
    }
}
