package netcoms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {
    @ParameterizedTest
    @CsvSource({
        "'', '', 0",
        "'', abc, 3",
        "abc, abc, 0",
        "abc, ABC, 0",
        "abc, acb, 1",
        "abc, ab, 1",
        "abc, abcd, 1",
        "abc, axc, 1",
        "ca, abc, 3",
        "kitten, sitting, 3",
    })
    void distanceCountsSlips(String left, String right, int slips) {
        assertEquals(slips, Nearest.distance(left, right));
        assertEquals(slips, Nearest.distance(right, left));
    }

    @Test
    void onlyBelievableSuggestionsAreMade() {
        List<String> names = List.of("threads", "virtual");
        assertEquals(Optional.of("threads"), Nearest.to("treads", names));
        assertEquals(Optional.empty(), Nearest.to("bananas", names));
        assertEquals(Optional.empty(), Nearest.to("x".repeat(1_000_000), names));
        assertEquals("", Nearest.hint("bananas", names));
        assertEquals("; did you mean 'virtual'?", Nearest.hint("vitrual", names));
    }
}
