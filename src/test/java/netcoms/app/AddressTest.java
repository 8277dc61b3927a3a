package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "example.org, example.org, 8000",
        "127.0.0.1:9, 127.0.0.1, 9",
        "[::1]:65535, ::1, 65535",
        "[::1], ::1, 8000",
        "::1, ::1, 8000",
    })
    void readsWhatAPersonTypes(String text, String host, int port) {
        assertEquals(new Address(host, port), Address.parse(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ":8000", "host:", "host:0", "host:65536", "host:http", "[]:1"})
    void refusesWithOneSentence(String text) {
        IllegalArgumentException e = assertThrows(IllegalArgumentException.class, () -> Address.parse(text));
        assertTrue(e.getMessage().contains("'" + text + "'"), e.getMessage());
        assertTrue(e.getMessage().contains("HOST:PORT"), e.getMessage());
    }

    @Test
    void printsIpv6InBrackets() {
        assertEquals("[::1]:8000", Address.parse("::1").toString());
    }
}
