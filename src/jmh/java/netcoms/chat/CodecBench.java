package netcoms.chat;

import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.Blackhole;

/**
 * Messages a second and thread: {@code framing} finds objects in 64 KiB reads, {@code decode} and {@code encode} are one
 * message each, {@code relay} is all that the server does to a line but sending it. {@code plain} is 100 characters of
 * ASCII, {@code short} ten, {@code escapes} 100 with quotes, {@code foreign} 100 beyond ASCII.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class CodecBench {
    private static final int MESSAGES = 64;
    private static final int MAX_BYTES = 64 * 1024;

    @Param({"plain", "short", "escapes", "foreign"})
    private String text;

    private final MessageCodec codec = new MessageCodec(MAX_BYTES);
    private final FrameDecoder frames = new FrameDecoder(MAX_BYTES);
    private Message.Chat line;
    private byte[] one;
    private byte[] many;

    @Setup
    public void write() {
        String content = switch (text) {
            case "plain" -> "abcdefghi ".repeat(10);
            case "short" -> "abcdefghi ";
            case "escapes" -> "say \"hi\" \n".repeat(10);
            default -> "日本語 text é".repeat(10);
        };
        line = new Message.Chat(7, "u000001", content, "12:00:00", null, false);
        one = codec.bytes(line, false);
        many = new String(one, StandardCharsets.UTF_8).repeat(MESSAGES).getBytes(StandardCharsets.UTF_8);
        System.err.printf("%n%s: one message has %d bytes%n", text, one.length);
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void framing(Blackhole found) throws Exception {
        frames.decode(many, 0, many.length, (bytes, from, to) -> {
            found.consume(to);
            return true;
        });
    }

    @Benchmark
    public Message decode() throws Exception {
        return codec.decode(one, 0, one.length - 1);
    }

    @Benchmark
    public int encode() {
        return codec.encode(line, true).length();
    }

    @Benchmark
    @OperationsPerInvocation(MESSAGES)
    public void relay(Blackhole written) throws Exception {
        frames.decode(many, 0, many.length, (bytes, from, to) -> {
            Message.Chat said = (Message.Chat) codec.decode(bytes, from, to);
            if (ChatText.problem(said.content()).isEmpty()) {
                written.consume(codec.encode(said, false).length());
            }
            return true;
        });
    }
}
