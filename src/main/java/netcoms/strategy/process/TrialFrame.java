package netcoms.strategy.process;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
            SettingsCodec.write(settings, out);
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
        TaskSettings settings = SettingsCodec.read(frame);
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
        return new TrialFrame(id, settings, specs, specOf);
    }
}
