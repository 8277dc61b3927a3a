package netcoms.chat.server;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What wrong passwords cost an address: half a second, then twice as long each time, up to eight, and until that is over
 * no other password of the address is looked at. So it has one guess in eight seconds, by however many connections. It is
 * forgiven after ten minutes without a mistake. An IPv6 address counts with all of its /64, which belongs to one
 * customer. Time comes from the caller. Not thread-safe.
 */
final class Penalties {
    static final long FIRST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);
    static final long MOST_NANOS = TimeUnit.SECONDS.toNanos(8);
    static final long FORGIVEN_NANOS = TimeUnit.MINUTES.toNanos(10);
    static final int MAX_ADDRESSES = 10_000;
    private static final int MAX_DOUBLINGS = 10;
    private static final int PREFIX_BYTES = 8;

    private record Mistakes(int count, long untilNanos) {}

    /** The longest untouched first, which are the first to be forgotten when there are too many. */
    private final Map<InetAddress, Mistakes> byAddress = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<InetAddress, Mistakes> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    /** How long a password of this address is not looked at yet; 0 for now. */
    long waitNanos(InetAddress address, long nowNanos) {
        Mistakes before = byAddress.get(network(address));
        return before == null ? 0 : Math.max(0, before.untilNanos - nowNanos);
    }

    /** Notes a wrong password; how long the answer has to wait. */
    long wrong(InetAddress address, long nowNanos) {
        InetAddress network = network(address);
        Mistakes before = byAddress.get(network);
        int count = before == null || nowNanos - before.untilNanos >= FORGIVEN_NANOS ? 1 : before.count + 1;
        long delayNanos = Math.min(MOST_NANOS, FIRST_NANOS << Math.min(count - 1, MAX_DOUBLINGS));
        byAddress.put(network, new Mistakes(count, nowNanos + delayNanos));
        return delayNanos;
    }

    /** The address itself, or the /64 of it. */
    static InetAddress network(InetAddress address) {
        if (!(address instanceof Inet6Address)) {
            return address;
        }
        byte[] bytes = address.getAddress();
        Arrays.fill(bytes, PREFIX_BYTES, bytes.length, (byte) 0);
        try {
            return InetAddress.getByAddress(bytes);
        } catch (java.net.UnknownHostException e) {
            throw new IllegalStateException(e); // the length is right
        }
    }
}
