package netcoms.ui.plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import netcoms.ui.draw.Line;
import netcoms.ui.draw.Role;

/**
 * Signs of one column each in rows and columns from the upper left corner; what lies outside is dropped. Below the signs
 * lie dots, eight to a cell, drawn as braille patterns (Unicode block U+2800). One thread; lines when all is placed.
 */
final class Grid {
    static final int DOTS_ACROSS = 2;
    static final int DOTS_DOWN = 4;
    private static final char BRAILLE = '\u2800';
    /** The bit of each dot of a cell, by row and column (Unicode Standard, chapter "Braille Patterns"). */
    private static final int[][] BITS = {{0x01, 0x08}, {0x02, 0x10}, {0x04, 0x20}, {0x40, 0x80}};

    private final int width;
    private final int height;
    private final char[][] signs;
    private final int[][] dots;
    private final Role[][] roles;

    Grid(int width, int height) {
        this.width = Math.max(0, width);
        this.height = Math.max(0, height);
        signs = new char[this.height][this.width];
        dots = new int[this.height][this.width];
        roles = new Role[this.height][this.width];
        for (int row = 0; row < this.height; row++) {
            Arrays.fill(signs[row], ' ');
            Arrays.fill(roles[row], Role.TEXT);
        }
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    void put(int column, int row, char sign, Role role) {
        if (column >= 0 && column < width && row >= 0 && row < height) {
            signs[row][column] = sign;
            roles[row][column] = role;
        }
    }

    /** Signs from left to right. */
    void text(int column, int row, String text, Role role) {
        for (int i = 0; i < text.length(); i++) {
            put(column + i, row, text.charAt(i), role);
        }
    }

    /** A straight line of dots; two to a column and four to a row. */
    void dotted(int fromX, int fromY, int toX, int toY, Role role) {
        int steps = Math.max(1, Math.max(Math.abs(toX - fromX), Math.abs(toY - fromY)));
        for (int i = 0; i <= steps; i++) {
            double share = (double) i / steps;
            dot((int) Math.round(fromX + share * (toX - fromX)), (int) Math.round(fromY + share * (toY - fromY)), role);
        }
    }

    private void dot(int x, int y, Role role) {
        int column = Math.floorDiv(x, DOTS_ACROSS);
        int row = Math.floorDiv(y, DOTS_DOWN);
        if (column >= 0 && column < width && row >= 0 && row < height) {
            dots[row][column] |= BITS[Math.floorMod(y, DOTS_DOWN)][Math.floorMod(x, DOTS_ACROSS)];
            if (signs[row][column] == ' ') {
                roles[row][column] = role;
            }
        }
    }

    /** One line a row, each as wide as the grid. */
    List<Line> lines() {
        List<Line> lines = new ArrayList<>(height);
        for (int row = 0; row < height; row++) {
            Line line = new Line();
            for (int from = 0; from < width; ) {
                int to = from;
                StringBuilder text = new StringBuilder();
                while (to < width && roles[row][to] == roles[row][from]) {
                    text.append(sign(row, to++));
                }
                line.add(text.toString(), roles[row][from]);
                from = to;
            }
            lines.add(line);
        }
        return lines;
    }

    private char sign(int row, int column) {
        boolean onlyDots = signs[row][column] == ' ' && dots[row][column] != 0;
        return onlyDots ? (char) (BRAILLE + dots[row][column]) : signs[row][column];
    }
}
