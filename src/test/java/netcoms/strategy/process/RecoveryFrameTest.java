package netcoms.strategy.process;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Map;
import netcoms.task.RecoveryGlance;
import org.junit.jupiter.api.Test;

class RecoveryFrameTest {

    @Test
    void isReadAsItWasWritten() {
        RecoveryGlance glance = new RecoveryGlance(34, 0.875, Map.of("[::1]:8000", "half_open", "b:1", "open"));
        ByteBuffer frame = RecoveryFrame.of(7, glance);

        assertEquals(frame.remaining() - Integer.BYTES, frame.getInt());
        assertEquals(Frames.RECOVERY, frame.get());
        assertEquals(7, frame.getInt());
        assertEquals(glance, RecoveryFrame.read(frame));
        assertEquals(0, frame.remaining());
    }
}
