package netcoms.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import netcoms.testing.Noise;
import org.junit.jupiter.api.Test;

/** Streams of noise: only the one exception comes out, and where a stream is cut makes no difference. */
class DecoderFuzzTest {
    private static final int STREAMS = Integer.getInteger("netcoms.fuzz", 1_000_000) / 10;
    private static final int MAX_BYTES = 1_000;

    @Test
    void onlyMalformedExceptionsComeOutAndCutsMakeNoDifference() {
        long seed = Long.getLong("netcoms.fuzz.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random random = new Random(seed);
        Noise noise = new Noise(random);
        for (int i = 0; i < STREAMS; i++) {
            StringBuilder stream = new StringBuilder();
            for (int pieces = random.nextInt(4); pieces >= 0; pieces--) {
                stream.append(new String(noise.next(), StandardCharsets.ISO_8859_1));
            }
            byte[] bytes = stream.toString().getBytes(StandardCharsets.ISO_8859_1);
            List<String> whole = heard(bytes, List.of(bytes.length));
            List<Integer> cuts = new ArrayList<>(random.ints(random.nextInt(6), 0, bytes.length + 1)
                    .sorted()
                    .boxed()
                    .toList());
            cuts.add(bytes.length);
            assertEquals(whole, heard(bytes, cuts), () -> "seed " + seed + ": " + stream);
        }
    }

    /** What becomes of a stream: every message, and why it ended. */
    private static List<String> heard(byte[] stream, List<Integer> cuts) {
        List<String> heard = new ArrayList<>();
        MessageCodec codec = new MessageCodec(MAX_BYTES);
        FrameDecoder decoder = new FrameDecoder(MAX_BYTES);
        int from = 0;
        try {
            for (int to : cuts) {
                byte[] chunk = java.util.Arrays.copyOfRange(stream, from, to);
                decoder.decode(chunk, 0, chunk.length, (bytes, start, end) -> {
                    try {
                        Message message = codec.decode(bytes, start, end);
                        heard.add(message.toString());
                        heard.add(new String(codec.bytes(message, true), StandardCharsets.UTF_8));
                    } catch (MalformedException e) {
                        heard.add(e.sentence());
                        if (e.isFatal()) {
                            throw e;
                        }
                    }
                    return true;
                });
                from = to;
            }
            heard.add(decoder.midway() ? "midway" : "between");
        } catch (MalformedException e) {
            heard.add(e.sentence());
        }
        return heard;
    }
}
