package netcoms.chat.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import netcoms.secure.Secret;
import netcoms.secure.ServerPassword;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at passwords, one after the other and never on an event loop: a stored hash takes a good part of a second, and a
 * wrong password costs its address time. Who waits here is bounded, for each address and in all.
 *
 * <p>Threads: any thread asks; {@code chat-server-gate} looks and answers.
 */
final class PasswordGate implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(PasswordGate.class);
    static final int MAX_WAITING = 1_024;
    static final int MAX_WAITING_OF_ADDRESS = 8;

    /** What becomes of somebody at the gate. */
    enum Verdict {
        RIGHT,
        WRONG,
        /** Too many are waiting to be looked at. */
        BUSY
    }

    /** Does things later, one at a time. */
    interface Later {
        void after(long nanos, Runnable step);

        /** Drops what is still to be done. */
        void stop();
    }

    private final ServerPassword password;
    private final Secret pass;
    private final LongSupplier clock;
    private final Later gate;
    private final Penalties penalties = new Penalties();
    private final ReentrantLock lock = new ReentrantLock();

    // Guarded by the lock.
    private final Map<InetAddress, Integer> waiting = new HashMap<>();
    private int allWaiting;

    /** {@code pass} also opens, at once: this program itself shows it. */
    PasswordGate(ServerPassword password, Secret pass) {
        this(password, pass, thread(), System::nanoTime);
    }

    PasswordGate(ServerPassword password, Secret pass, Later gate, LongSupplier clock) {
        this.password = password;
        this.pass = pass;
        this.gate = gate;
        this.clock = clock;
    }

    private static Later thread() {
        ScheduledThreadPoolExecutor gate = new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("chat-server-gate").factory());
        gate.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
        return new Later() {
            @Override
            public void after(long nanos, Runnable step) {
                if (!gate.isShutdown()) {
                    var unused = gate.schedule(() -> guarded(step), nanos, TimeUnit.NANOSECONDS);
                }
            }

            @Override
            public void stop() {
                gate.shutdownNow();
            }
        };
    }

    /** Asks for a verdict, which is given on another thread, perhaps much later, or at once on this one. */
    void ask(InetAddress address, Secret shown, Consumer<Verdict> answer) {
        if (pass.equals(shown)) {
            answer.accept(Verdict.RIGHT);
            return;
        }
        InetAddress network = Penalties.network(address);
        if (!admit(network)) {
            answer.accept(Verdict.BUSY);
            return;
        }
        gate.after(0, () -> look(network, shown, answer));
    }

    private void look(InetAddress network, Secret shown, Consumer<Verdict> answer) {
        long waitNanos = penalties.waitNanos(network, clock.getAsLong());
        if (waitNanos > 0) {
            gate.after(waitNanos, () -> look(network, shown, answer));
        } else if (password.matches(shown)) {
            tell(network, Verdict.RIGHT, answer);
        } else {
            gate.after(penalties.wrong(network, clock.getAsLong()), () -> tell(network, Verdict.WRONG, answer));
        }
    }

    private void tell(InetAddress network, Verdict verdict, Consumer<Verdict> answer) {
        leave(network);
        answer.accept(verdict);
    }

    private static void guarded(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | Error e) {
            LOG.error("Looking at a password met an error; its connection runs into the time for the handshake", e);
        }
    }

    private boolean admit(InetAddress network) {
        lock.lock();
        try {
            int before = waiting.getOrDefault(network, 0);
            if (allWaiting >= MAX_WAITING || before >= MAX_WAITING_OF_ADDRESS) {
                return false;
            }
            waiting.put(network, before + 1);
            allWaiting++;
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void leave(InetAddress network) {
        lock.lock();
        try {
            waiting.computeIfPresent(network, (a, count) -> count > 1 ? count - 1 : null);
            allWaiting--;
        } finally {
            lock.unlock();
        }
    }

    /** Gives no more verdicts. */
    @Override
    public void close() {
        gate.stop();
    }
}
