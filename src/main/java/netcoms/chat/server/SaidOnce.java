package netcoms.chat.server;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import netcoms.chat.Message;

/**
 * The lines with a reference that were said lately, so that none is said twice. It keeps a digest of each, whatever its
 * length: at most some 14 MiB, and no more than the first lines need as long as they are few. Gone with the server, as
 * these lines are. Guarded by the room's lock.
 */
final class SaidOnce {
    /** Some seconds at the highest rate that was measured: a line that comes again after more of others is said again. */
    static final int MOST = 131_072;

    /** As history ids: a later life of the server gives out none of an earlier one. */
    private static final long IDS_PER_MILLI = 1_000;

    /**
     * What makes a line the same: 128 bits of SHA-256 over reference and content. So nobody learns by a guessed reference
     * what was said, and no two lines are taken for one, not even by intent.
     */
    record Key(long high, long low) {

        /** Any thread. */
        static Key of(Message.Ref ref, String content) {
            MessageDigest sha = sha256();
            byte[] mark = ref.text().getBytes(StandardCharsets.UTF_8);
            sha.update((byte) (ref.number() ? 1 : 0));
            sha.update((byte) mark.length);
            sha.update(mark);
            ByteBuffer digest = ByteBuffer.wrap(sha.digest(content.getBytes(StandardCharsets.UTF_8)));
            return new Key(digest.getLong(), digest.getLong());
        }

        private static MessageDigest sha256() {
            try {
                return MessageDigest.getInstance("SHA-256");
            } catch (NoSuchAlgorithmException e) {
                throw new IllegalStateException(e); // every JVM has it
            }
        }
    }

    private final SequencedMap<Key, Long> ids = new LinkedHashMap<>();
    private final int most;
    private long last;

    SaidOnce(int most, long startMillis) {
        this.most = most;
        last = startMillis * IDS_PER_MILLI;
    }

    /** The id of this line, when it was said before; else 0. */
    long find(Key line) {
        return ids.getOrDefault(line, 0L);
    }

    /** It is said now: gives it an id, and forgets the oldest one when there are too many. */
    long add(Key line) {
        ids.put(line, ++last);
        if (ids.size() > most) {
            ids.pollFirstEntry();
        }
        return last;
    }
}
