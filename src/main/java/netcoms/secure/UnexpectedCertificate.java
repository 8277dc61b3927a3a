package netcoms.secure;

import java.security.cert.CertificateException;
import org.jspecify.annotations.Nullable;

/** The server showed another certificate than the one by which it is known. */
public final class UnexpectedCertificate extends CertificateException {
    private static final long serialVersionUID = 1L;

    private final transient Fingerprint seen;

    UnexpectedCertificate(Fingerprint expected, Fingerprint seen) {
        super("it shows the certificate " + seen + ", but is known by " + expected);
        this.seen = seen;
    }

    /** What it showed. */
    public Fingerprint seen() {
        return seen;
    }

    /** The one behind a failure; null when that has another reason. */
    public static @Nullable UnexpectedCertificate in(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof UnexpectedCertificate found) {
                return found;
            }
        }
        return null;
    }
}
