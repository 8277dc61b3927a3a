package netcoms.secure;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;

/** A text that no log, report or record shows. Immutable. */
public final class Secret {
    private static final int RANDOM_BYTES = 32;

    /** Where the configuration may take the chat's password from. */
    private static final String VARIABLE = "NETCOMS_CHAT_PASSWORD";

    private final String text;

    public Secret(String text) {
        this.text = text;
    }

    /** 256 bits that nobody can guess. */
    public static Secret random() {
        byte[] bytes = new byte[RANDOM_BYTES];
        new SecureRandom().nextBytes(bytes);
        return new Secret(Base64.getEncoder().encodeToString(bytes));
    }

    /** Takes the chat's password out of what a program that we start is to see. */
    public static void withhold(ProcessBuilder program) {
        program.environment().remove(VARIABLE);
    }

    /** The text itself: for the wire and for hashing only. */
    public String reveal() {
        return text;
    }

    byte[] bytes() {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** In a time that does not tell how much of it was right. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && MessageDigest.isEqual(bytes(), secret.bytes());
    }

    @Override
    public int hashCode() {
        return text.hashCode();
    }

    @Override
    public String toString() {
        return "(hidden)";
    }
}
