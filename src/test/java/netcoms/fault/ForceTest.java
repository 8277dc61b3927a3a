package netcoms.fault;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What toxics do to bytes and times, without a socket. */
class ForceTest {
    private static final long MS = 1_000_000;
    private static final Window SECOND_TO_THIRD =
            new Window(List.of(), 1, Integer.MAX_VALUE, Duration.ofMillis(1), Duration.ofMillis(2));

    private final List<String> touched = new ArrayList<>();

    private Force force(Effect effect, Window window, long seed) {
        Toxic toxic = new Toxic(effect, Toxic.Stream.UPSTREAM, 1, window);
        return new Force(List.of(new Fates.Strike(toxic, seed)), Toxic.Stream.UPSTREAM, 0);
    }

    private Force force(Effect effect) {
        return force(effect, Window.ALWAYS, 1);
    }

    private void touch(Effect effect) {
        touched.add(effect.label());
    }

    private long[] delays(Effect.Spread spread, long seed) {
        Force force =
                force(new Effect.Latency(Duration.ofMillis(100), Duration.ofMillis(20), spread), Window.ALWAYS, seed);
        return LongStream.range(0, 10_000).map(i -> force.delay(0, this::touch)).toArray();
    }

    @Test
    void delaysAreSpreadAsAskedAndTheSameForTheSameSeed() {
        for (Effect.Spread spread : Effect.Spread.values()) {
            assertArrayEquals(delays(spread, 5), delays(spread, 5));
            assertNotEquals(delays(spread, 5)[0], delays(spread, 6)[0]);
        }
        long[] even = delays(Effect.Spread.UNIFORM, 1);
        assertTrue(Arrays.stream(even).allMatch(delay -> delay >= 80 * MS && delay <= 120 * MS));
        assertEquals(100 * MS, Arrays.stream(even).average().orElseThrow(), 1.0 * MS);
        long[] normal = delays(Effect.Spread.NORMAL, 1);
        assertEquals(100 * MS, Arrays.stream(normal).average().orElseThrow(), 1.0 * MS);
        assertEquals(
                0.683,
                Arrays.stream(normal)
                                .filter(d -> Math.abs(d - 100 * MS) < 20 * MS)
                                .count()
                        / 1e4,
                0.02);
        long[] tail = delays(Effect.Spread.EXPONENTIAL, 1);
        assertTrue(Arrays.stream(tail).allMatch(delay -> delay >= 100 * MS));
        assertEquals(120 * MS, Arrays.stream(tail).average().orElseThrow(), 1.0 * MS);
    }

    @Test
    void aDelayBelowZeroIsNoneAndTouchesNothing() {
        Force force = force(new Effect.Latency(Duration.ZERO, Duration.ofMillis(10), Effect.Spread.NORMAL));
        long[] delays =
                LongStream.range(0, 1_000).map(i -> force.delay(0, this::touch)).toArray();
        assertTrue(Arrays.stream(delays).allMatch(delay -> delay >= 0));
        assertEquals(Arrays.stream(delays).filter(delay -> delay > 0).count(), touched.size());
    }

    @Test
    void aToxicActsOnlyInItsWindowOfTime() {
        Effect latency = new Effect.Latency(Duration.ofMillis(5), Duration.ZERO, Effect.Spread.UNIFORM);
        Force force = force(latency, SECOND_TO_THIRD, 1);
        assertEquals(0, force.delay(MS - 1, this::touch));
        assertEquals(5 * MS, force.delay(MS, this::touch));
        assertEquals(5 * MS, force.delay(2 * MS - 1, this::touch));
        assertEquals(0, force.delay(2 * MS, this::touch));
    }

    @Test
    void aBlackHoleEndsItsTimeAfterItBegan() {
        Force force = force(new Effect.Timeout(Duration.ofMillis(7)), SECOND_TO_THIRD, 1);
        assertNull(force.hole(0));
        assertEquals(MS, force.nextHole(0));
        Force.Hole hole = force.hole(MS);
        assertNotNull(hole);
        assertEquals(2 * MS, hole.until());
        assertEquals(8 * MS, hole.ends());
        assertEquals(Force.NEVER, force.nextHole(MS));
        assertEquals(
                Force.NEVER, force(new Effect.Timeout(Duration.ZERO)).hole(5).ends());
    }

    private byte[] corrupted(double rate, int... cuts) {
        byte[] bytes = new byte[1_000_000];
        Force force = force(new Effect.Corrupt(rate));
        int at = 0;
        for (int cut : cuts) {
            force.corrupt(ByteBuffer.wrap(bytes, at, cut - at), at, 0, this::touch);
            at = cut;
        }
        force.corrupt(ByteBuffer.wrap(bytes, at, bytes.length - at), at, 0, this::touch);
        return bytes;
    }

    @Test
    void theSameBytesAreCorruptHoweverTheStreamIsCut() {
        byte[] whole = corrupted(0.01);
        assertArrayEquals(whole, corrupted(0.01, 1, 2, 500_000, 777_777));
        int struck = 0;
        for (byte one : whole) {
            struck += one == 0 ? 0 : 1;
        }
        assertEquals(10_000, struck, 500);
        for (byte one : corrupted(1, 10, 20)) {
            assertNotEquals(0, one, "each byte is another one at rate 1");
        }
        touched.clear();
        assertArrayEquals(new byte[1_000_000], corrupted(0));
        assertEquals(List.of(), touched);
    }

    @Test
    void slicesAreOfTheirSizeMoreOrLess() {
        Force force = force(new Effect.Slicer(100, 30, Duration.ZERO));
        int[] sizes = LongStream.range(0, 10_000).mapToInt(i -> force.slice(0)).toArray();
        assertEquals(70, Arrays.stream(sizes).min().orElseThrow());
        assertEquals(130, Arrays.stream(sizes).max().orElseThrow());
        assertEquals(100, Arrays.stream(sizes).average().orElseThrow(), 1);
    }

    @Test
    void aNarrowLineTakesItsTimeForEveryByteHoweverLateItIsAsked() {
        Force force = force(new Effect.Bandwidth(1_000));
        Pace pace = new Pace(this::touch);
        Piece piece = new Piece(ByteBuffer.allocate(500), 0);
        long last = 0;
        int parts = 0;
        for (boolean whole = false; !whole; parts++) {
            long due = pace.due(piece, force, last + MS);
            assertEquals((parts + 1) * 50 * MS, due);
            assertEquals(50, piece.bytes().remaining());
            piece.bytes().position(piece.bytes().limit());
            whole = piece.isWritten();
            last = due;
        }
        assertEquals(10, parts);
        assertEquals(500 * MS, last);
    }

    @Test
    void delaysRunSideBySideAndNothingOvertakes() {
        Effect latency = new Effect.Latency(Duration.ofMillis(300), Duration.ofMillis(200), Effect.Spread.UNIFORM);
        Force force = force(latency);
        Pace pace = new Pace(this::touch);
        long last = 0;
        for (int i = 0; i < 1_000; i++) {
            Piece piece = new Piece(ByteBuffer.allocate(1), i);
            long due = pace.due(piece, force, 0);
            assertTrue(due >= 100 * MS && due <= i + 500 * MS, "its own delay, and not those before it");
            last = Math.max(last, due);
            long part = pace.due(piece, force, last);
            assertTrue(part <= last, "held up only by those before it");
            assertTrue(part >= due);
        }
    }
}
