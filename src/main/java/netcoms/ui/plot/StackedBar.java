package netcoms.ui.plot;

import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/** Parts of a whole, one behind the other. Pure. */
public final class StackedBar {
    private StackedBar() {}

    /**
     * A part.
     *
     * @param amount in the unit of the whole; what is not a number has no length
     */
    public record Part(double amount, char sign, Role role) {}

    /**
     * One line of exactly so many columns.
     *
     * @param whole what the full width stands for
     */
    public static Line line(List<Part> parts, double whole, int width) {
        Line line = new Line();
        double sum = 0;
        int column = 0;
        for (Part part : parts) {
            sum += Double.isNaN(part.amount) ? 0 : part.amount;
            int end = whole > 0 ? Math.clamp(Math.round(sum / whole * width), column, width) : 0;
            line.add(String.valueOf(part.sign).repeat(end - column), part.role);
            column = end;
        }
        return line.padTo(width);
    }
}
