package netcoms.strategy.process;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import netcoms.secure.Door;
import netcoms.secure.Fingerprint;
import netcoms.secure.Secret;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;

/** A workload as it travels: each distinct spec once, and for every task which of them it is. */
final class TrialFrame {
    private final int id;
    private final TaskSettings settings;
    private final List<TaskSpec> specs;
    private final int[] specOf;

    private TrialFrame(int id, TaskSettings settings, List<TaskSpec> specs, int[] specOf) {
        this.id = id;
        this.settings = settings;
        this.specs = specs;
        this.specOf = specOf;
    }

    /** Of the trial, new for each, from 1. */
    int id() {
        return id;
    }

    TaskSettings settings() {
        return settings;
    }

    int tasks() {
        return specOf.length;
    }

    /** How many distinct specs there are. */
    int distinct() {
        return specs.size();
    }

    /** Which of the distinct specs the task has. */
    int specOf(int task) {
        return specOf[task];
    }

    TaskSpec spec(int task) {
        return specs.get(specOf[task]);
    }

    static TrialFrame of(int id, Workload workload, TaskSettings settings) {
        Map<TaskSpec, Integer> numbers = new HashMap<>();
        List<TaskSpec> specs = new ArrayList<>();
        int[] specOf = new int[workload.tasks().size()];
        for (int task = 0; task < specOf.length; task++) {
            TaskSpec spec = workload.tasks().get(task);
            specOf[task] = numbers.computeIfAbsent(spec, s -> {
                specs.add(s);
                return specs.size() - 1;
            });
        }
        return new TrialFrame(id, settings, specs, specOf);
    }

    ByteBuffer encode() {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(body)) {
            out.writeInt(0);
            out.writeByte(Frames.TRIAL);
            out.writeInt(id);
            Frames.putString(out, settings.host());
            out.writeInt(settings.port());
            out.writeLong(settings.connectTimeout().toNanos());
            out.writeLong(settings.responseTimeout().toNanos());
            writeDoor(settings.door(), out);
            out.writeInt(specs.size());
            for (TaskSpec spec : specs) {
                SpecCodec.write(spec, out);
            }
            writeRuns(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        ByteBuffer frame = ByteBuffer.wrap(body.toByteArray());
        return frame.putInt(0, frame.remaining() - Integer.BYTES);
    }

    /** Over the pipe to our own worker, where nobody else reads. */
    private static void writeDoor(Door door, DataOutputStream out) throws IOException {
        Fingerprint certificate = door.certificate();
        Secret password = door.password();
        Frames.putString(out, certificate == null ? "" : certificate.text());
        Frames.putString(out, password == null ? "" : password.reveal());
    }

    private static Door readDoor(ByteBuffer frame) {
        String certificate = Frames.getString(frame);
        String password = Frames.getString(frame);
        return new Door(
                certificate.isEmpty() ? null : new Fingerprint(certificate),
                password.isEmpty() ? null : new Secret(password));
    }

    private void writeRuns(DataOutputStream out) throws IOException {
        out.writeInt(specOf.length);
        for (int from = 0; from < specOf.length; ) {
            int to = from + 1;
            while (to < specOf.length && specOf[to] == specOf[from]) {
                to++;
            }
            out.writeInt(specOf[from]);
            out.writeInt(to - from);
            from = to;
        }
    }

    /** @param frame after its type */
    static TrialFrame decode(ByteBuffer frame) {
        int id = frame.getInt();
        String host = Frames.getString(frame);
        int port = frame.getInt();
        Duration connect = Frames.getDuration(frame);
        Duration response = Frames.getDuration(frame);
        Door door = readDoor(frame);
        List<TaskSpec> specs = new ArrayList<>();
        for (int count = frame.getInt(); count > 0; count--) {
            specs.add(SpecCodec.read(frame));
        }
        int[] specOf = new int[frame.getInt()];
        for (int task = 0; task < specOf.length; ) {
            int spec = frame.getInt();
            for (int count = frame.getInt(); count > 0; count--) {
                specOf[task++] = spec;
            }
        }
        return new TrialFrame(id, new TaskSettings(host, port, connect, response, door), specs, specOf);
    }
}
