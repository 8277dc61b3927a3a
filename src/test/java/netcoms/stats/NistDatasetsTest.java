package netcoms.stats;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Mean and standard deviation against the certified values of the NIST Statistical Reference Datasets, univariate
 * (https://www.itl.nist.gov/div898/strd/univ/homepage.html; public domain). "Digits" is the log relative error. NumAcc3
 * and NumAcc4 are made to lose digits: 1000000.1 and 10000000.1 as doubles are off by 1e-10 and 1e-9 already, of a
 * deviation of 0.1, so that no computation on doubles can promise more than 9 and 8 of them.
 */
class NistDatasetsTest {
    private static final double[] MICHELSO = hundredths(
            29985, 29974, 29990, 30007, 29993, 29985, 29995, 29998, 29998, 29988, 30000, 29998, 29993, 29965, 29976,
            29981, 30000, 30000, 29996, 29996, 29996, 29994, 29996, 29994, 29988, 29980, 29985, 29988, 29990, 29984,
            29983, 29979, 29981, 29988, 29988, 29983, 29980, 29979, 29976, 29980, 29988, 29988, 29988, 29986, 29972,
            29972, 29962, 29986, 29997, 29995, 29988, 29991, 29985, 29987, 29984, 29984, 29985, 29984, 29984, 29984,
            29989, 29981, 29981, 29982, 29980, 29977, 29976, 29974, 29975, 29976, 29991, 29992, 29989, 29986, 29988,
            29972, 29984, 29985, 29985, 29978, 29989, 29984, 29978, 29981, 29976, 29981, 29979, 29981, 29982, 29985,
            29987, 29987, 29981, 29974, 29981, 29994, 29995, 29980, 29981, 29987);

    private static final double[] MAVRO = {
        2.00180, 2.00170, 2.00180, 2.00190, 2.00180, 2.00170, 2.00150, 2.00140, 2.00150, 2.00150, 2.00170, 2.00180,
        2.00180, 2.00190, 2.00190, 2.00210, 2.00200, 2.00160, 2.00140, 2.00130, 2.00130, 2.00150, 2.00150, 2.00160,
        2.00150, 2.00140, 2.00130, 2.00140, 2.00150, 2.00140, 2.00150, 2.00160, 2.00150, 2.00160, 2.00190, 2.00200,
        2.00200, 2.00210, 2.00220, 2.00230, 2.00240, 2.00250, 2.00270, 2.00260, 2.00260, 2.00260, 2.00270, 2.00260,
        2.00250, 2.00240
    };

    private static final double[] LOTTERY = {
        162, 671, 933, 414, 788, 730, 817, 33, 536, 875, 670, 236, 473, 167, 877, 980, 316, 950, 456, 92, 517, 557, 956,
        954, 104, 178, 794, 278, 147, 773, 437, 435, 502, 610, 582, 780, 689, 562, 964, 791, 28, 97, 848, 281, 858, 538,
        660, 972, 671, 613, 867, 448, 738, 966, 139, 636, 847, 659, 754, 243, 122, 455, 195, 968, 793, 59, 730, 361,
        574, 522, 97, 762, 431, 158, 429, 414, 22, 629, 788, 999, 187, 215, 810, 782, 47, 34, 108, 986, 25, 644, 829,
        630, 315, 567, 919, 331, 207, 412, 242, 607, 668, 944, 749, 168, 864, 442, 533, 805, 372, 63, 458, 777, 416,
        340, 436, 140, 919, 350, 510, 572, 905, 900, 85, 389, 473, 758, 444, 169, 625, 692, 140, 897, 672, 288, 312,
        860, 724, 226, 884, 508, 976, 741, 476, 417, 831, 15, 318, 432, 241, 114, 799, 955, 833, 358, 935, 146, 630,
        830, 440, 642, 356, 373, 271, 715, 367, 393, 190, 669, 8, 861, 108, 795, 269, 590, 326, 866, 64, 523, 862, 840,
        219, 382, 998, 4, 628, 305, 747, 247, 34, 747, 729, 645, 856, 974, 24, 568, 24, 694, 608, 480, 410, 729, 947,
        293, 53, 930, 223, 203, 677, 227, 62, 455, 387, 318, 562, 242, 428, 968
    };

    @Test
    void certifiedValuesAreReproduced() {
        check("Michelso", MICHELSO, 299.852400000000, 0.0790105478190518, 13);
        check("Mavro", MAVRO, 2.00185600000000, 0.000429123454003053, 12);
        check("Lottery", LOTTERY, 518.958715596330, 291.699727470969, 14);
        check("NumAcc1", new double[] {10_000_001, 10_000_003, 10_000_002}, 10_000_002, 1, 15);
        check("NumAcc2", alternating(1.2, 1.1, 1.3), 1.2, 0.1, 14);
        check("NumAcc3", alternating(1_000_000.2, 1_000_000.1, 1_000_000.3), 1_000_000.2, 0.1, 9);
        check("NumAcc4", alternating(10_000_000.2, 10_000_000.1, 10_000_000.3), 10_000_000.2, 0.1, 8);
    }

    /** The mean to at least 14 digits. */
    private static void check(String name, double[] values, double mean, double sd, int sdDigits) {
        assertTrue(digits(Spread.mean(values), mean) >= 14, name + " mean " + Spread.mean(values));
        assertTrue(digits(Spread.sd(values), sd) >= sdDigits, name + " sd " + Spread.sd(values));
    }

    private static double digits(double value, double certified) {
        return value == certified ? 15 : -Math.log10(Math.abs(value - certified) / Math.abs(certified));
    }

    /** NIST's layout: the first value once, then the other two in turn, 1,001 in all. */
    private static double[] alternating(double first, double low, double high) {
        return IntStream.range(0, 1_001)
                .mapToDouble(i -> i == 0 ? first : i % 2 == 1 ? low : high)
                .toArray();
    }

    private static double[] hundredths(int... values) {
        return Arrays.stream(values).mapToDouble(value -> value / 100.0).toArray();
    }
}
