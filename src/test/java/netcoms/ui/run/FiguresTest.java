package netcoms.ui.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FiguresTest {

    @ParameterizedTest
    @CsvSource({
        "0.0032, 3.2 ms",
        "0.0994, 99.4 ms",
        "0.1, 0.10 s",
        "1.512, 1.51 s",
        "9.999, 10.0 s",
        "99.99, 100 s",
        "599, 599 s",
        "600, 10 min",
        "36000, 10 h",
        "NaN, –"
    })
    void seconds(double seconds, String shown) {
        assertEquals(shown, Figures.seconds(seconds));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0|0", "99999|99,999", "100000|100 k", "1234567|1.23 M", "123456789|123 M"})
    void counts(long count, String shown) {
        assertEquals(shown, Figures.count(count));
    }

    @Test
    void columnsHold() {
        for (double seconds = 0.0001; seconds < 500_000; seconds *= 1.07) {
            assertTrue(Figures.seconds(seconds).length() <= 7, Figures.seconds(seconds));
            assertTrue(Figures.whole(seconds).length() <= 7, Figures.whole(seconds));
        }
        for (long count = 1; count < 1_000_000_000L; count = count * 11 / 10 + 1) {
            assertTrue(Figures.count(count).length() <= 6, Figures.count(count));
        }
    }

    @Test
    void sizesStepThereAndBack() {
        int size = 1;
        for (int i = 0; i < 30; i++) {
            int larger = Choice.step(size, 1, 1, 10_000);
            assertEquals(size, Choice.step(larger, -1, 1, 10_000), "down from " + larger);
            size = larger;
        }
        assertEquals(10_000, Choice.step(10_000, 1, 1, 10_000));
        assertEquals(0, Choice.step(1, -1, 0, 10));
        assertEquals(0, Choice.step(0, -1, 0, 10));
        assertEquals(200, Choice.step(256, -1, 1, 10_000));
    }
}
