package netcoms.ui.run;

/** What can be looked at of a result. */
public enum View {
    TABLE("table"),
    ROUNDS("rounds"),
    LATENCY("latency"),
    TIME("time"),
    FAILURES("failures"),
    SWEEP("sweep"),
    LIMIT("limit"),
    /** Of a run that has worker processes which live. */
    WORKERS("workers");

    private final String word;

    View(String word) {
        this.word = word;
    }

    /** Its name in one word. */
    public String word() {
        return word;
    }
}
