package netcoms.ui;

/** Where keys go. */
enum Focus {
    /** The line one types in. */
    INPUT,
    /** The panel of runs. */
    RUN,
    /** The same panel while it shows the list of old runs. */
    LIST,
    /** The same panel while it shows the workers of a run. */
    WORKERS,
    /** The scrollback of the chat. */
    LOG
}
