package netcoms.strategy.process;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import netcoms.task.RecoveryGlance;

/** How recovery stands in a worker, as it travels. */
final class RecoveryFrame {
    private RecoveryFrame() {}

    /** @param trial its number */
    static ByteBuffer of(int trial, RecoveryGlance glance) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(body)) {
            out.writeInt(0);
            out.writeByte(Frames.RECOVERY);
            out.writeInt(trial);
            out.writeLong(glance.retries());
            out.writeDouble(glance.budget());
            out.writeInt(glance.breakers().size());
            for (Map.Entry<String, String> breaker : glance.breakers().entrySet()) {
                Frames.putString(out, breaker.getKey());
                Frames.putString(out, breaker.getValue());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer frame = ByteBuffer.wrap(body.toByteArray());
        return frame.putInt(0, frame.remaining() - Integer.BYTES);
    }

    /** @param frame after the trial's number */
    static RecoveryGlance read(ByteBuffer frame) {
        long retries = frame.getLong();
        double budget = frame.getDouble();
        Map<String, String> breakers = new HashMap<>();
        for (int count = frame.getInt(); count > 0; count--) {
            breakers.put(Frames.getString(frame), Frames.getString(frame));
        }
        return new RecoveryGlance(retries, budget, breakers);
    }
}
