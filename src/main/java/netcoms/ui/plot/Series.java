package netcoms.ui.plot;

import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/**
 * Points that belong together.
 *
 * @param label stands right of the plot
 * @param anchor the y beside which the label stands, where there is room
 * @param mark the sign of each point; a space for a curve without signs
 * @param joined whether a line of dots goes from point to point
 * @param points ascending by x
 */
public record Series(Line label, double anchor, char mark, boolean joined, Role role, List<Point> points) {
    private static final String MARKS = "●■▲◆○□△◇";

    /** A pair of values; one that is not a number is left out, and interrupts the line. */
    public record Point(double x, double y) {
        boolean exists() {
            return !Double.isNaN(x) && !Double.isNaN(y);
        }
    }

    public Series {
        points = List.copyOf(points);
    }

    /** The sign that tells the series of an index from its neighbours, without colour too. */
    public static char mark(int index) {
        return MARKS.charAt(index % MARKS.length());
    }
}
