package netcoms.report;

import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Plots of one line made of block characters, which any fixed-width font has. Pure. */
final class Blocks {
    private static final String HEIGHTS = "▁▂▃▄▅▆▇█";
    private static final String WIDTHS = "▏▎▍▌▋▊▉█";
    private static final int STEPS = 8;

    private Blocks() {}

    /** A bar of this part of the cells, to an eighth of a cell; above 0 it is never empty. Padded to its cells. */
    static String bar(double part, int cells) {
        int eighths = (int) Math.round(Math.clamp(part, 0, 1) * cells * STEPS);
        int shown = part > 0 ? Math.max(1, eighths) : 0;
        String bar = "█".repeat(shown / STEPS) + (shown % STEPS == 0 ? "" : WIDTHS.charAt(shown % STEPS - 1));
        return bar + " ".repeat(cells - bar.length());
    }

    /** A cell for each value, between the lowest and the highest of them; in the middle when they are equal. */
    static String line(double[] values) {
        double low = DoubleStream.of(values).min().orElse(0);
        double high = DoubleStream.of(values).max().orElse(0);
        StringBuilder line = new StringBuilder();
        for (double value : values) {
            line.append(HEIGHTS.charAt(
                    high > low ? (int) Math.round((value - low) / (high - low) * (STEPS - 1)) : STEPS / 2 - 1));
        }
        return line.toString();
    }

    /** A cell for each count, as high as its part of the highest; what is above 0 can be seen, what is not is blank. */
    static String columns(double[] counts, double highest) {
        StringBuilder line = new StringBuilder();
        for (double count : counts) {
            // What is a whole step but for the last digits is that step, so that a report that is read again looks the
            // same.
            int step = (int) Math.ceil(count / highest * STEPS - 1e-4);
            line.append(count > 0 ? HEIGHTS.charAt(Math.max(1, step) - 1) : ' ');
        }
        return line.toString();
    }

    /** Each part's share of the cells in its own character, rounded so that together they fill them all. */
    static String shares(List<Double> parts, String characters, int cells) {
        double whole = parts.stream().mapToDouble(Double::doubleValue).sum();
        StringBuilder line = new StringBuilder();
        double sum = 0;
        for (int part = 0; part < parts.size(); part++) {
            sum += parts.get(part);
            int end = whole > 0 ? (int) Math.round(sum / whole * cells) : 0;
            line.append(characters.substring(part, part + 1).repeat(Math.max(0, end - line.length())));
        }
        return line + " ".repeat(cells - line.length());
    }

    /** At most so many values: means of neighbours. */
    static double[] thinned(double[] values, int most) {
        int size = Math.min(values.length, most);
        return IntStream.range(0, size)
                .mapToDouble(at -> IntStream.range((int) ((long) at * values.length / size), (int)
                                ((long) (at + 1) * values.length / size))
                        .mapToDouble(i -> values[i])
                        .average()
                        .orElse(0))
                .toArray();
    }
}
