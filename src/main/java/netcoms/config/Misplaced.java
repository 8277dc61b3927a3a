package netcoms.config;

/** Something in the file that cannot be used, and where: ends the reading of the workload that it is in. */
final class Misplaced extends Exception {
    private static final long serialVersionUID = 1L;
    private final int line;
    private final String sentence;

    Misplaced(int line, String sentence) {
        super(sentence);
        this.line = line;
        this.sentence = sentence;
    }

    int line() {
        return line;
    }

    String sentence() {
        return sentence;
    }
}
