package netcoms.secure;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.Nullable;

/**
 * The client's side of TLS 1.3: a server is known by the fingerprint of its certificate and by nothing else, neither by
 * its name nor by who signed it nor by dates. Immutable; any thread.
 */
public final class Tls {
    /** What {@link #problem} says of a server that speaks something else. */
    public static final String NOT_TLS = "it does not speak TLS";

    static final String[] VERSIONS = {"TLSv1.3"};

    private final SSLContext context;

    private Tls(SSLContext context) {
        this.context = context;
    }

    /** Accepts the server with this certificate only; {@link UnexpectedCertificate} is the cause of the failure else. */
    public static Tls pinned(Fingerprint fingerprint) {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new Pinned(fingerprint)}, null);
            return new Tls(context);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e); // every JDK has TLS
        }
    }

    /** Accepts no server: what fails the handshake tells the certificate that it has. */
    public static Tls curious() {
        return pinned(Fingerprint.NONE);
    }

    /** Puts TLS on a connected socket; the handshake comes with the first read or write. Closing one closes both. */
    public SSLSocket over(Socket connected, String host, int port) throws IOException {
        SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket(connected, host, port, true);
        socket.setEnabledProtocols(VERSIONS);
        return socket;
    }

    /** An engine for one connection, the client's side. */
    public SSLEngine engine(String host, int port) {
        SSLEngine engine = context.createSSLEngine(host, port);
        engine.setUseClientMode(true);
        engine.setEnabledProtocols(VERSIONS);
        return engine;
    }

    /** Where engines come from. */
    public SSLContext context() {
        return context;
    }

    /** What went wrong with TLS, in words for a person; null when it was something else. */
    public static @Nullable String problem(IOException failure) {
        UnexpectedCertificate other = UnexpectedCertificate.in(failure);
        if (other != null) {
            return other.getMessage();
        }
        if (!(failure instanceof SSLException)) {
            return null;
        }
        String message = String.valueOf(failure.getMessage());
        if (message.contains("Unsupported or unrecognized SSL message") || message.contains("Invalid TLS record")) {
            return NOT_TLS;
        }
        if (message.contains("protocol_version") || message.contains("ServerHello. Received")) {
            return "it does not speak TLS 1.3";
        }
        if (failure.getCause() instanceof EOFException || message.contains("terminated the handshake")) {
            return "it hung up during the TLS handshake; perhaps it is full, or you have too many connections";
        }
        if (failure.getCause() instanceof SocketTimeoutException) {
            return "it does not answer the TLS handshake";
        }
        return "TLS failed: " + message;
    }

    /** The one certificate, whatever it says about itself. */
    private static final class Pinned extends X509ExtendedTrustManager {
        private final Fingerprint expected;

        Pinned(Fingerprint expected) {
            this.expected = expected;
        }

        private void check(X509Certificate[] chain) throws CertificateException {
            Fingerprint seen = Fingerprint.of(chain[0]);
            if (!seen.equals(expected)) {
                throw new UnexpectedCertificate(expected, seen);
            }
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            check(chain);
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
            throw new CertificateException("this is the client's side");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
                throws CertificateException {
            throw new CertificateException("this is the client's side");
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
                throws CertificateException {
            throw new CertificateException("this is the client's side");
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
