package netcoms.secure;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What a person compares to know a server: the SHA-256 of its certificate (DER), written as ssh writes those of keys.
 *
 * @param text {@code SHA256:} and 43 characters of Base64 without padding
 */
public record Fingerprint(String text) {
    /** The last of 43 characters holds two bits only. */
    private static final Pattern FORM = Pattern.compile("SHA256:[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]");

    /** That of no certificate: who expects it learns which one a server shows. */
    static final Fingerprint NONE = new Fingerprint("SHA256:" + "A".repeat(43));

    public Fingerprint {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("not a fingerprint: " + text);
        }
    }

    /** Empty when it is not written like one. */
    public static Optional<Fingerprint> parse(String text) {
        return FORM.matcher(text).matches() ? Optional.of(new Fingerprint(text)) : Optional.empty();
    }

    static Fingerprint of(X509Certificate certificate) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return new Fingerprint(
                    "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest));
        } catch (NoSuchAlgorithmException | CertificateEncodingException e) {
            throw new IllegalStateException(e); // every JDK has SHA-256, and what was parsed can be encoded
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
