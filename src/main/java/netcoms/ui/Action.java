package netcoms.ui;

/** What a key can mean outside of overlays. */
enum Action {
    QUIT,
    HELP,
    REDRAW,
    NEXT_FOCUS,
    PREVIOUS_FOCUS,
    BACK,
    SEND,
    START_RUN,
    STOP_RUN,
    START_SWEEP,
    PICK_WORKLOAD,
    PICK_FAULTS,
    TOGGLE_STRATEGY,
    LARGER,
    SMALLER,
    MORE_ROUNDS,
    FEWER_ROUNDS,
    NEXT_VIEW,
    PREVIOUS_VIEW,
    OLD_RUNS,
    OPEN,
    COMPARE,
    DELETE,
    UP,
    DOWN,
    PAGE_UP,
    PAGE_DOWN,
    TO_START,
    TO_END
}
