package netcoms.secure;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;

/**
 * A password as it may be stored: PBKDF2 (RFC 8018) with HMAC-SHA-256, a salt of its own and 600,000 rounds, as OWASP's
 * Password Storage Cheat Sheet asks for. Written as {@code pbkdf2-sha256$ROUNDS$SALT$HASH} in Base64. Immutable.
 */
public final class PasswordHash {
    static final int ROUNDS = 600_000;
    private static final String SCHEME = "pbkdf2-sha256$";
    private static final int MIN_ROUNDS = 10_000;
    private static final int MAX_ROUNDS = 10_000_000;
    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final Pattern FORM =
            Pattern.compile("pbkdf2-sha256\\$(\\d{1,8})\\$([A-Za-z0-9+/=]{22,64})\\$([A-Za-z0-9+/=]{44})");

    private final int rounds;
    private final byte[] salt;
    private final byte[] hash;

    private PasswordHash(int rounds, byte[] salt, byte[] hash) {
        this.rounds = rounds;
        this.salt = salt;
        this.hash = hash;
    }

    /** Hashes a password; takes a good part of a second. */
    public static PasswordHash of(Secret password) {
        return of(password, ROUNDS);
    }

    static PasswordHash of(Secret password, int rounds) {
        byte[] salt = new byte[SALT_BYTES];
        new SecureRandom().nextBytes(salt);
        return new PasswordHash(rounds, salt, derive(password, salt, rounds));
    }

    /** Whether a text means to be one, be it well written or not. */
    public static boolean looksLikeOne(String text) {
        return text.startsWith(SCHEME);
    }

    /** Empty when it is not written like one. */
    public static Optional<PasswordHash> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        try {
            int rounds = Integer.parseInt(matcher.group(1));
            byte[] salt = Base64.getDecoder().decode(matcher.group(2));
            byte[] hash = Base64.getDecoder().decode(matcher.group(3));
            boolean good = rounds >= MIN_ROUNDS && rounds <= MAX_ROUNDS && hash.length == HASH_BYTES;
            return good ? Optional.of(new PasswordHash(rounds, salt, hash)) : Optional.empty();
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    /** Whether this is the password; takes a good part of a second, and the same for every password. */
    public boolean matches(Secret password) {
        return MessageDigest.isEqual(hash, derive(password, salt, rounds));
    }

    /** As it is stored. */
    public String text() {
        Base64.Encoder base64 = Base64.getEncoder();
        return SCHEME + rounds + "$" + base64.encodeToString(salt) + "$" + base64.encodeToString(hash);
    }

    private static byte[] derive(Secret password, byte[] salt, int rounds) {
        PBEKeySpec spec = new PBEKeySpec(password.reveal().toCharArray(), salt, rounds, HASH_BYTES * Byte.SIZE);
        try {
            return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(spec)
                    .getEncoded();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has it
        } finally {
            spec.clearPassword();
        }
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
