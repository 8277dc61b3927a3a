package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.net.InetAddress;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import netcoms.chat.server.PasswordGate.Verdict;
import netcoms.secure.Secret;
import netcoms.secure.ServerPassword;
import org.junit.jupiter.api.Test;

/** On a clock that only the test moves. */
class PasswordGateTest {
    private static final Secret RIGHT = new Secret("correct horse");
    private static final Secret WRONG = new Secret("battery staple");
    private static final Secret PASS = Secret.random();

    private record Step(long atNanos, long order, Runnable work) {}

    /** Everything that is due is done when the clock gets there. */
    private static final class Clock implements PasswordGate.Later {
        private final PriorityQueue<Step> steps =
                new PriorityQueue<>(Comparator.comparingLong(Step::atNanos).thenComparingLong(Step::order));
        private long nowNanos;
        private long order;

        @Override
        public void after(long nanos, Runnable step) {
            steps.add(new Step(nowNanos + nanos, order++, step));
        }

        @Override
        public void stop() {
            steps.clear();
        }

        void pass(Duration time) {
            long until = nowNanos + time.toNanos();
            for (Step next = steps.peek(); next != null && next.atNanos <= until; next = steps.peek()) {
                steps.remove();
                nowNanos = next.atNanos;
                next.work.run();
            }
            nowNanos = until;
        }
    }

    private final Clock clock = new Clock();
    private final PasswordGate gate = new PasswordGate(ServerPassword.known(RIGHT), PASS, clock, () -> clock.nowNanos);
    private final List<String> told = new ArrayList<>();
    private final InetAddress bad = address(1);
    private final InetAddress good = address(2);

    private static InetAddress address(int last) {
        try {
            return InetAddress.getByAddress(new byte[] {(byte) 192, 0, 2, (byte) last});
        } catch (java.net.UnknownHostException e) {
            throw new AssertionError(e);
        }
    }

    private void ask(InetAddress address, Secret shown) {
        gate.ask(
                address,
                shown,
                verdict -> told.add(
                        verdict + " " + Duration.ofNanos(clock.nowNanos).toMillis()));
    }

    @Test
    void eachWrongPasswordCostsTwiceAsLongUpToEightSeconds() {
        long total = 0;
        for (long millis : new long[] {500, 1_000, 2_000, 4_000, 8_000, 8_000}) {
            ask(bad, WRONG);
            clock.pass(Duration.ofMillis(millis - 1));
            assertEquals(List.of(), told);
            clock.pass(Duration.ofMillis(1));
            total += millis;
            assertEquals(List.of("WRONG " + total), told);
            told.clear();
        }
        clock.pass(Duration.ofMinutes(11));
        ask(bad, WRONG);
        clock.pass(Duration.ofMillis(500));
        assertEquals(1, told.size(), "forgiven after ten quiet minutes");
    }

    @Test
    void othersDoNotWait() {
        ask(bad, WRONG);
        ask(good, RIGHT);
        clock.pass(Duration.ofMillis(499));
        assertEquals(List.of("RIGHT 0"), told);
    }

    @Test
    void manyConnectionsOfAnAddressHaveOneGuessAtATime() {
        for (int i = 0; i < PasswordGate.MAX_WAITING_OF_ADDRESS; i++) {
            ask(bad, WRONG);
        }
        ask(bad, RIGHT);
        assertEquals(List.of("BUSY 0"), told);
        told.clear();
        clock.pass(Duration.ofMillis(3_500)); // 500, 1,000 and 2,000
        assertEquals(List.of("WRONG 500", "WRONG 1500", "WRONG 3500"), told);
        ask(bad, RIGHT); // there is room again, behind those who wait
        clock.pass(Duration.ofMinutes(1));
        assertEquals(9, told.size());
        assertTrue(told.stream().anyMatch(one -> one.startsWith("RIGHT")), told::toString);
    }

    @Test
    void whatTheProgramItselfShowsOpensAtOnceWhoeverWaits() {
        ask(bad, WRONG);
        ask(bad, PASS);
        assertEquals(List.of("RIGHT 0"), told);
    }

    @Test
    void whoWaitsIsBoundedInAll() {
        for (int i = 0; i <= PasswordGate.MAX_WAITING; i++) {
            byte[] bytes = {10, 0, (byte) (i >> 8), (byte) i};
            try {
                ask(InetAddress.getByAddress(bytes), WRONG);
            } catch (java.net.UnknownHostException e) {
                throw new AssertionError(e);
            }
        }
        assertEquals(List.of("" + Verdict.BUSY + " 0"), told);
    }

    @Test
    void anIpv6AddressCountsWithItsNeighbours() throws Exception {
        assertEquals(
                Penalties.network(InetAddress.getByName("2001:db8::1")),
                Penalties.network(InetAddress.getByName("2001:db8::ffff:2")));
        Penalties penalties = new Penalties();
        penalties.wrong(InetAddress.getByName("2001:db8::1"), 0);
        assertEquals(Penalties.FIRST_NANOS, penalties.waitNanos(InetAddress.getByName("2001:db8::2"), 0));
        assertEquals(0, penalties.waitNanos(InetAddress.getByName("2001:db8:0:1::1"), 0));
    }
}
