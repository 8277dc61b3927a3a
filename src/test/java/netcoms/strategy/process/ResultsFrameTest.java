package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import netcoms.task.FailureKind;
import netcoms.task.Outcome;
import netcoms.task.Trace;
import org.junit.jupiter.api.Test;

class ResultsFrameTest {
    /** Of the largest fanout: its listeners and the one who speaks. */
    private static final int CROWD = 10_001;

    private final ResultsFrame results = new ResultsFrame();

    /** The next frame, after its count, which is as said. */
    private ByteBuffer sent(int count) {
        ByteBuffer frame = results.end(-1);
        assertEquals(frame.remaining() - Integer.BYTES, frame.getInt());
        assertEquals(Frames.RESULTS, frame.get());
        assertEquals(7, frame.getInt());
        assertEquals(count, frame.getInt());
        return frame;
    }

    private static Trace from(List<Integer> ports) {
        return new Trace(0, 0, false, ports);
    }

    private static List<Integer> ports(ByteBuffer frame) {
        assertEquals(Frames.TRACED, frame.get());
        frame.getLong();
        frame.getLong();
        assertEquals(0, frame.getInt());
        assertEquals(0, frame.get());
        List<Integer> ports = new ArrayList<>();
        for (int count = frame.getInt(); count > 0; count--) {
            ports.add(frame.getInt());
        }
        return ports;
    }

    @Test
    void everyPortOfACrowdIsTold() {
        List<Integer> crowd = IntStream.range(0, CROWD).boxed().toList();
        results.begin(7);
        results.add(Outcome.OK, 1, 2);
        // Twenty tries of it, which is more than fits into an ordinary frame.
        List<Integer> often = IntStream.range(0, 20 * CROWD).boxed().toList();
        results.add(new Outcome.Ok(from(often)), 3, 4);
        results.add(new Outcome.Ok(from(crowd)), 5, 6);

        ByteBuffer frame = sent(3);
        assertEquals(0, frame.get());
        assertEquals(1, frame.getLong());
        assertEquals(2, frame.getLong());
        // Not assertEquals: it would print them all.
        assertTrue(often.equals(ports(frame)));
        assertTrue(crowd.equals(ports(frame)));
        assertEquals(-1, frame.getInt());
        assertFalse(frame.hasRemaining());

        results.clear();
        assertTrue(results.isEmpty());
        results.add(new Outcome.Ok(from(List.of(9))), 1, 2);
        assertEquals(List.of(9), ports(sent(1)));
    }

    @Test
    void itIsFullBeforeAnOrdinaryResultHasNoRoom() {
        results.begin(7);
        String longText = "x".repeat(10_000);
        int count = 0;
        while (!results.isFull()) {
            results.add(new Outcome.Failed(FailureKind.ERROR, longText, Trace.NONE, new Error(longText)), 1, count++);
        }
        int length = sent(count).limit();
        assertTrue(count > 10 && length <= Integer.BYTES + 1 + 64 * 1024, count + " results, " + length + " bytes");
    }
}
