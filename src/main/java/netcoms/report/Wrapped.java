package netcoms.report;

import java.util.ArrayList;
import java.util.List;

/** Breaks a sentence at spaces. Pure. */
final class Wrapped {
    private Wrapped() {}

    /** Lines of at most so many characters; a longer word is broken. */
    static List<String> lines(String sentence, int width) {
        List<String> lines = new ArrayList<>();
        String rest = sentence;
        while (rest.length() > width) {
            int space = rest.lastIndexOf(' ', width);
            int end = space > 0 ? space : Math.max(1, width);
            lines.add(rest.substring(0, end));
            rest = rest.substring(end).stripLeading();
        }
        lines.add(rest);
        return lines;
    }
}
