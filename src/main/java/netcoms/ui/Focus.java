package netcoms.ui;

/** Where keys go. */
enum Focus {
    /** The line one types in. */
    INPUT,
    /** The panel of runs. */
    RUN,
    /** The scrollback of the chat. */
    LOG
}
