package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class RingTest {

    @Test
    void readsAcrossTheEnd() {
        Ring ring = new Ring(64);
        byte[] line = new byte[40];
        for (int i = 0; i < 100; i++) {
            Arrays.fill(line, (byte) i);
            long from = ring.tail();
            ring.append(line, line.length);
            ByteBuffer out = ByteBuffer.allocate(64);
            assertEquals(from + 40, ring.read(from, ring.tail(), out));
            assertEquals(ByteBuffer.wrap(line), out.flip());
        }
        assertEquals(100, ring.lines());
    }

    @Test
    void readsAsMuchAsThereIsRoomFor() {
        Ring ring = new Ring(64);
        ring.append(new byte[40], 40);
        assertEquals(10, ring.read(0, 40, ByteBuffer.allocate(10)));
    }

    @Test
    void tellsAReaderThatItWasOvertaken() {
        Ring ring = new Ring(64);
        ring.append(new byte[40], 40);
        ring.append(new byte[24], 24);
        assertEquals(64, ring.read(0, 64, ByteBuffer.allocate(64)));
        ring.append(new byte[1], 1);
        assertEquals(-1, ring.read(0, 40, ByteBuffer.allocate(64)));
        assertEquals(65, ring.read(1, 65, ByteBuffer.allocate(64)));
    }

    /** One thread appends runs of the same byte, another reads behind it: a read is right, or says that it is not. */
    @Test
    void aReadIsWholeOrRefused() throws Exception {
        Ring ring = new Ring(256);
        int lines = 200_000;
        AtomicReference<String> wrong = new AtomicReference<>("");
        Thread reader = Thread.ofPlatform().start(() -> {
            ByteBuffer out = ByteBuffer.allocate(256);
            for (long at = 0; at < 16L * lines; ) {
                long tail = ring.tail();
                out.clear();
                long next = ring.read(at, tail, out);
                if (next < 0) {
                    at = tail; // lines are 16 bytes, so a tail is where one begins
                    continue;
                }
                for (int i = 0; i < out.position(); i++) {
                    if (out.get(i) != (byte) ((at + i) / 16)) {
                        wrong.set("at " + (at + i));
                    }
                }
                at = next;
            }
        });
        byte[] line = new byte[16];
        for (int i = 0; i < lines; i++) {
            Arrays.fill(line, (byte) i);
            ring.append(line, line.length);
        }
        reader.join();
        assertTrue(wrong.get().isEmpty(), wrong.get());
    }
}
