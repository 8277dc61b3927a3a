package netcoms.ui.text;

import java.util.Arrays;

/**
 * Columns of one code point, after East Asian Width (UAX 11: W and F are two columns, everything else one) and the
 * habit of {@code wcwidth}: nonspacing marks take none. Emoji presentation comes from the JDK's own tables.
 */
final class CharWidth {
    /** First and last code points of the wide blocks, in order. */
    private static final int[] WIDE = {
        0x1100, 0x115F, 0x2329, 0x232A, 0x2E80, 0x303E, 0x3041, 0x4DBF, 0x4E00, 0xA4CF, 0xA960, 0xA97C, 0xAC00, 0xD7A3,
        0xF900, 0xFAFF, 0xFE10, 0xFE19, 0xFE30, 0xFE6B, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x18D08, 0x1AFF0,
        0x1B2FB, 0x1F200, 0x1F265, 0x20000, 0x3FFFD,
    };

    private CharWidth() {}

    static int of(int codePoint) {
        if (codePoint < 0x300) {
            return 1;
        }
        if (Character.getType(codePoint) == Character.NON_SPACING_MARK) {
            return 0;
        }
        return isWide(codePoint) || Character.isEmojiPresentation(codePoint) ? 2 : 1;
    }

    /** Drawn as nothing by every terminal, or as something by some: variation selectors, fillers. */
    static boolean isInvisible(int codePoint) {
        return (codePoint >= 0xFE00 && codePoint <= 0xFE0F)
                || (codePoint >= 0xE0100 && codePoint <= 0xE01EF)
                || codePoint == 0x034F
                || codePoint == 0x115F
                || codePoint == 0x1160
                || codePoint == 0x17B4
                || codePoint == 0x17B5
                || codePoint == 0x3164
                || codePoint == 0xFFA0
                || (codePoint >= 0x180B && codePoint <= 0x180F);
    }

    /** Measured differently by terminals of today: lone Hangul vowels and finals, hexagrams, very long ligatures. */
    static boolean isDisputed(int codePoint) {
        return (codePoint >= 0x1160 && codePoint <= 0x11FF)
                || (codePoint >= 0xD7B0 && codePoint <= 0xD7FB)
                || (codePoint >= 0x4DC0 && codePoint <= 0x4DFF)
                || (codePoint >= 0x1D300 && codePoint <= 0x1D37F)
                || codePoint == 0xFDFD
                || (codePoint >= 0x12000 && codePoint <= 0x1254F);
    }

    private static boolean isWide(int codePoint) {
        int at = Arrays.binarySearch(WIDE, codePoint);
        // Between a first and its last, the place where it would be inserted is odd.
        return at >= 0 || (-at - 1) % 2 == 1;
    }
}
