package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CloserTest {

    @Test
    void closesLastInFirstOutAndGoesOnAfterAFailure() {
        List<String> closed = new ArrayList<>();
        Closer closer = new Closer();
        closer.open((AutoCloseable) () -> closed.add("first"));
        closer.open((AutoCloseable) () -> {
            throw new IllegalStateException("expected by this test");
        });
        closer.open((AutoCloseable) () -> closed.add("last"));

        closer.close();
        closer.close();

        assertEquals(List.of("last", "first"), closed);
    }
}
