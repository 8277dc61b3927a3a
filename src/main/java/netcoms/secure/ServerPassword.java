package netcoms.secure;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * What a server compares a password with. Stored is a slow hash; once the right password was seen, a fast one under a key
 * that lives as long as the process is enough to tell, right or wrong: so neither a thousand people who come back at once
 * nor a thousand who guess cost a thousand slow hashes. Any thread.
 */
public final class ServerPassword {
    private static final String MAC = "HmacSHA256";
    private static final int KEY_BYTES = 32;

    private final @Nullable PasswordHash stored;
    private final SecretKeySpec key;

    /** Volatile: set by whoever saw the right password first, read by all. */
    private volatile byte @Nullable [] seen;

    private ServerPassword(@Nullable PasswordHash stored) {
        this.stored = stored;
        byte[] random = new byte[KEY_BYTES];
        new SecureRandom().nextBytes(random);
        key = new SecretKeySpec(random, MAC);
    }

    /** The one behind a stored hash. */
    public static ServerPassword stored(PasswordHash hash) {
        return new ServerPassword(hash);
    }

    /** One that is known. */
    public static ServerPassword known(Secret password) {
        ServerPassword made = new ServerPassword(null);
        made.seen = made.fast(password);
        return made;
    }

    /** Whether it is the password, when that can be told at once. */
    public Optional<Boolean> quick(Secret password) {
        byte[] right = seen;
        return right == null ? Optional.empty() : Optional.of(MessageDigest.isEqual(right, fast(password)));
    }

    /** Whether it is the password; may take a good part of a second. */
    public boolean matches(Secret password) {
        Optional<Boolean> known = quick(password);
        if (known.isPresent() || stored == null) {
            return known.orElse(false);
        }
        boolean right = stored.matches(password);
        if (right) {
            seen = fast(password);
        }
        return right;
    }

    private byte[] fast(Secret password) {
        try {
            Mac mac = Mac.getInstance(MAC);
            mac.init(key);
            return mac.doFinal(password.bytes());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        }
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
