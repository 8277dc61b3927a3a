package netcoms.ui.draw;

/** What stands for our own signs, and for everybody's letters, where the terminal cannot show more than ASCII. */
final class Ascii {
    private static final String SIGNS = "│─┌┐└┘├┤┬┴┼█▌░━●·…–—±×›‹✓✗▲▼→←µ▁▂▃▄▅▆▇■◆○□△◇▒▓▚≥σκλ²";
    private static final String STAND_INS = "|-++++|++++#=.=*-.--~x><+x^v><u_..--==#+o%Ax:%/>skl2";

    private static final char FIRST_BRAILLE = '\u2800';
    private static final char LAST_BRAILLE = '\u28FF';

    private Ascii() {}

    /** One ASCII character for one cluster. */
    static String of(String cluster) {
        char first = cluster.charAt(0);
        if (first < 0x80) {
            return String.valueOf(first);
        }
        if (first >= FIRST_BRAILLE && first <= LAST_BRAILLE) {
            return first == FIRST_BRAILLE ? " " : ".";
        }
        int at = SIGNS.indexOf(first);
        return at >= 0 ? String.valueOf(STAND_INS.charAt(at)) : "?";
    }
}
