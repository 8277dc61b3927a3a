package netcoms.task;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Connects, sends, compares the beginning of the answer. */
final class TcpTask {
    private TcpTask() {}

    static void run(TaskSpec.Tcp spec, TaskSettings settings, Footprint footprint)
            throws TaskFailure, InterruptedException {
        try (Connection connection = Connection.open(new Endpoint(spec.host(), spec.port()), settings, footprint)) {
            Deadline deadline = Deadline.in(settings.responseTimeout());
            try {
                if (spec.send() != null) {
                    connection.write(spec.send().getBytes(StandardCharsets.UTF_8), deadline);
                }
                if (spec.expect() != null) {
                    expect(connection, spec.expect().getBytes(StandardCharsets.UTF_8), deadline);
                }
            } catch (TaskFailure e) {
                throw spec.send() == null ? e : e.unclear();
            }
        }
    }

    /** Fails at the first byte that differs, without waiting for the rest. */
    private static void expect(Connection connection, byte[] expected, Deadline deadline) throws TaskFailure {
        byte[] answer = new byte[expected.length];
        int have = 0;
        while (have < expected.length) {
            int read;
            try {
                read = connection.read(answer, have, answer.length - have, deadline);
            } catch (IOException e) {
                throw connection.failure(e, deadline);
            }
            if (read < 0) {
                throw connection.eof();
            }
            have += read;
            if (!Arrays.equals(answer, 0, have, expected, 0, have)) {
                String text = new String(answer, 0, have, StandardCharsets.UTF_8);
                throw new TaskFailure(
                        FailureKind.PROTOCOL, connection.where() + ": the answer begins with '" + text + "'");
            }
        }
    }
}
