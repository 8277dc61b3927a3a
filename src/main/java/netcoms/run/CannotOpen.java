package netcoms.run;

/** What a run needs could not be opened; the message is for a person. */
final class CannotOpen extends Exception {
    private static final long serialVersionUID = 1;

    CannotOpen(String message, Exception cause) {
        super(message, cause);
    }
}
