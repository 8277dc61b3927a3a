package netcoms.strategy.process;

import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import netcoms.task.TaskSpec;
import org.jspecify.annotations.Nullable;

/**
 * Task specs in frames. By hand rather than as JSON: data binding would cost each worker some 200 ms of start-up, and
 * the {@code switch} calls for every new kind.
 */
final class SpecCodec {
    private SpecCodec() {}

    static void write(TaskSpec spec, DataOutputStream out) throws IOException {
        switch (spec) {
            case TaskSpec.Send s -> {
                out.writeByte(1);
                Frames.putString(out, s.content());
            }
            case TaskSpec.Receive r -> {
                out.writeByte(2);
                out.writeDouble(r.seconds());
            }
            case TaskSpec.Broadcast b -> {
                out.writeByte(3);
                Frames.putString(out, b.content());
                out.writeInt(b.clients());
            }
            case TaskSpec.Fanout f -> {
                out.writeByte(4);
                Frames.putString(out, f.content());
                out.writeInt(f.listeners());
            }
            case TaskSpec.Wait w -> {
                out.writeByte(5);
                out.writeDouble(w.seconds());
            }
            case TaskSpec.Cpu c -> {
                out.writeByte(6);
                out.writeInt(c.size());
            }
            case TaskSpec.Complex c -> {
                out.writeByte(7);
                out.writeInt(c.size());
                out.writeInt(c.products());
            }
            case TaskSpec.Noop n -> out.writeByte(8);
            case TaskSpec.Crash c -> out.writeByte(9);
            case TaskSpec.Hang h -> out.writeByte(13);
            case TaskSpec.Oom o -> out.writeByte(14);
            case TaskSpec.Exit e -> {
                out.writeByte(15);
                out.writeInt(e.code());
            }
            case TaskSpec.Tcp t -> {
                out.writeByte(10);
                Frames.putString(out, t.host());
                out.writeInt(t.port());
                putOptional(out, t.send());
                putOptional(out, t.expect());
            }
            case TaskSpec.Http h -> {
                out.writeByte(11);
                Frames.putString(out, h.url());
            }
            case TaskSpec.Exec e -> {
                out.writeByte(12);
                out.writeInt(e.command().size());
                for (String word : e.command()) {
                    Frames.putString(out, word);
                }
            }
        }
    }

    static TaskSpec read(ByteBuffer in) {
        int tag = in.get();
        return switch (tag) {
            case 1 -> new TaskSpec.Send(Frames.getString(in));
            case 2 -> new TaskSpec.Receive(in.getDouble());
            case 3 -> new TaskSpec.Broadcast(Frames.getString(in), in.getInt());
            case 4 -> new TaskSpec.Fanout(Frames.getString(in), in.getInt());
            case 5 -> new TaskSpec.Wait(in.getDouble());
            case 6 -> new TaskSpec.Cpu(in.getInt());
            case 7 -> new TaskSpec.Complex(in.getInt(), in.getInt());
            case 8 -> new TaskSpec.Noop();
            case 9 -> new TaskSpec.Crash();
            case 10 -> new TaskSpec.Tcp(Frames.getString(in), in.getInt(), getOptional(in), getOptional(in));
            case 11 -> new TaskSpec.Http(Frames.getString(in));
            case 12 -> new TaskSpec.Exec(words(in));
            case 13 -> new TaskSpec.Hang();
            case 14 -> new TaskSpec.Oom();
            case 15 -> new TaskSpec.Exit(in.getInt());
            default -> throw new IllegalArgumentException("unknown task tag " + tag);
        };
    }

    private static void putOptional(DataOutputStream out, @Nullable String text) throws IOException {
        out.writeBoolean(text != null);
        if (text != null) {
            Frames.putString(out, text);
        }
    }

    private static @Nullable String getOptional(ByteBuffer in) {
        return in.get() == 0 ? null : Frames.getString(in);
    }

    private static List<String> words(ByteBuffer in) {
        List<String> words = new ArrayList<>();
        for (int count = in.getInt(); count > 0; count--) {
            words.add(Frames.getString(in));
        }
        return words;
    }
}
