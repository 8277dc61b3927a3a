package netcoms.secure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;

/**
 * The certificate of this machine's chat server, with its key. It is made at first use: self-signed, for clients know it
 * by its fingerprint and not by who signed it. The JDK can sign certificates only in its {@code keytool}.
 */
public final class ServerIdentity {
    private static final String FILE = "server.p12";
    private static final String ALIAS = "netcoms";
    private static final long KEYTOOL_SECONDS = 60;
    private static final int SESSIONS_KEPT = 1_000;

    /** The format wants one; what protects the key is the mode of its file. */
    private static final String STORE_PASSWORD = "netcoms";

    private final SSLContext context;
    private final Fingerprint fingerprint;

    private ServerIdentity(SSLContext context, Fingerprint fingerprint) {
        this.context = context;
        this.fingerprint = fingerprint;
    }

    /**
     * Reads the folder's certificate, or makes it; may take a second then.
     *
     * @throws IOException in a sentence, when it can neither be read nor made
     */
    public static ServerIdentity in(Path folder) throws IOException {
        Path file = folder.resolve(FILE);
        PrivateFiles.alone(folder, () -> {
            if (!Files.exists(file)) {
                make(file);
            }
            return file;
        });
        PrivateFiles.requirePrivate(file);
        return read(file);
    }

    /** By which clients know this server. */
    public Fingerprint fingerprint() {
        return fingerprint;
    }

    /** A fresh engine for one connection, the server's side, TLS 1.3 only. */
    public SSLEngine engine() {
        SSLEngine engine = context.createSSLEngine();
        engine.setUseClientMode(false);
        engine.setEnabledProtocols(Tls.VERSIONS);
        return engine;
    }

    /** Where it comes from. */
    public SSLContext context() {
        return context;
    }

    private static ServerIdentity read(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            char[] password = STORE_PASSWORD.toCharArray();
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            if (!(store.getCertificate(ALIAS) instanceof X509Certificate certificate)) {
                throw new IOException("it has no certificate named " + ALIAS);
            }
            KeyManagerFactory keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            keys.init(store, password);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys.getKeyManagers(), null, null);
            context.getServerSessionContext().setSessionCacheSize(SESSIONS_KEPT);
            return new ServerIdentity(context, Fingerprint.of(certificate));
        } catch (GeneralSecurityException | IOException e) {
            throw new IOException(
                    "the certificate " + file + " can't be used (" + e.getMessage()
                            + "); move it away and a new one is made, which every client will have to accept anew",
                    e);
        }
    }

    private static void make(Path file) throws IOException {
        Path made = file.resolveSibling("making-" + ProcessHandle.current().pid() + ".p12");
        Files.deleteIfExists(made);
        try {
            keytool(made);
            PrivateFiles.write(file, Files.readAllBytes(made));
        } finally {
            Files.deleteIfExists(made);
        }
    }

    /** The folder is private, so what keytool writes is private before its mode is set. */
    private static void keytool(Path made) throws IOException {
        String tool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        ProcessBuilder builder = new ProcessBuilder(
                tool,
                "-genkeypair",
                "-alias",
                ALIAS,
                "-keyalg",
                "EC",
                "-groupname",
                "secp256r1",
                "-sigalg",
                "SHA256withECDSA",
                "-validity",
                "36500",
                "-dname",
                "CN=NetComs chat server",
                "-storetype",
                "PKCS12",
                "-storepass",
                STORE_PASSWORD,
                "-keystore",
                made.toString());
        Path said = Files.createTempFile(made.toAbsolutePath().getParent(), "keytool", ".out");
        try {
            Process process = builder.redirectErrorStream(true)
                    .redirectOutput(said.toFile())
                    .start();
            if (!process.waitFor(KEYTOOL_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IOException(tool + " did not end within " + KEYTOOL_SECONDS + " s");
            }
            if (process.exitValue() != 0) {
                throw new IOException(tool + " failed: "
                        + Files.readString(said, StandardCharsets.UTF_8).strip());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while making a certificate", e);
        } finally {
            Files.deleteIfExists(said);
        }
    }
}
