package netcoms.testing.terminal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/**
 * A real ssh daemon of the test's own, on loopback, with keys that live as long as it: the current user can log in, and
 * nobody else. Needs no root. Used by the thread of the test.
 */
public final class Sshd implements AutoCloseable {
    private static final Duration START = Duration.ofSeconds(10);
    private static final int ATTEMPTS = 5;

    private final Path folder;
    private final int port;
    private final Process daemon;

    private Sshd(Path folder, int port, Process daemon) {
        this.folder = folder;
        this.port = port;
        this.daemon = daemon;
    }

    /** Starts a daemon and waits until it answers. */
    public static Sshd start() {
        String sshd = Programs.require("sshd");
        Programs.require("ssh");
        try {
            Path folder = PrivateFolder.create("netcoms-sshd");
            try {
                makeKeys(folder);
                makeSeparationFolder();
                return start(sshd, folder);
            } catch (RuntimeException | Error | IOException failed) {
                PrivateFolder.delete(folder);
                throw failed;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Sshd start(String sshd, Path folder) throws IOException {
        for (int attempt = 1; ; attempt++) {
            // Between this and the daemon's bind another program can take the port: then the next one is tried.
            int port = freePort();
            Path config = Files.writeString(folder.resolve("sshd_config"), config(folder, port));
            Process daemon = new ProcessBuilder(sshd, "-D", "-e", "-f", config.toString())
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve("log").toFile())
                    .start();
            Sshd started = new Sshd(folder, port, daemon);
            Awaitility.await("an answer of sshd")
                    .atMost(START)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> started.answers() || !daemon.isAlive());
            if (daemon.isAlive()) {
                return started;
            }
            if (attempt == ATTEMPTS) {
                throw new AssertionError("sshd ended with " + daemon.exitValue() + ": " + started.log());
            }
        }
    }

    private static void makeKeys(Path folder) throws IOException {
        String keygen = Programs.require("ssh-keygen");
        for (String key : List.of("host_key", "user_key")) {
            Execution.expect(List.of(
                    keygen,
                    "-q",
                    "-t",
                    "ed25519",
                    "-N",
                    "",
                    "-f",
                    folder.resolve(key).toString()));
        }
        Files.copy(folder.resolve("user_key.pub"), folder.resolve("authorized_keys"));
        Files.writeString(
                folder.resolve("known_hosts"), "netcoms-test " + Files.readString(folder.resolve("host_key.pub")));
    }

    /** Root's daemon drops its rights into this folder and refuses to start without it. */
    private static void makeSeparationFolder() throws IOException {
        if (System.getProperty("user.name").equals("root")) {
            Files.createDirectories(Path.of("/run/sshd"));
        }
    }

    private static String config(Path folder, int port) {
        return """
                ListenAddress 127.0.0.1:%d
                HostKey %2$s/host_key
                AuthorizedKeysFile %2$s/authorized_keys
                PidFile none
                StrictModes no
                UsePAM no
                UseDNS no
                PermitRootLogin prohibit-password
                PubkeyAuthentication yes
                PasswordAuthentication no
                KbdInteractiveAuthentication no
                PrintMotd no
                PrintLastLog no
                MaxStartups 100
                LogLevel VERBOSE
                """.formatted(port, folder);
    }

    private boolean answers() {
        try (Socket socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1_000);
            socket.setSoTimeout(1_000);
            return socket.getInputStream().readNBytes(4).length == 4;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }

    /**
     * The ssh client that runs a command here on a terminal. Its exit code is the command's, or 255 when the connection
     * was lost.
     *
     * @param remote for the user's shell, as one text; empty for the shell itself
     */
    public List<String> command(String remote) {
        List<String> command = new ArrayList<>(List.of(Programs.require("ssh"), "-F", "none", "-tt"));
        command.addAll(List.of("-p", "" + port, "-i", folder.resolve("user_key").toString()));
        for (String option : List.of(
                "IdentitiesOnly=yes",
                "IdentityAgent=none",
                "BatchMode=yes",
                "StrictHostKeyChecking=yes",
                "HostKeyAlias=netcoms-test",
                "UserKnownHostsFile=" + folder.resolve("known_hosts"),
                "GlobalKnownHostsFile=none",
                "ConnectTimeout=10",
                "LogLevel=ERROR")) {
            command.addAll(List.of("-o", option));
        }
        command.addAll(List.of("-l", System.getProperty("user.name"), "127.0.0.1"));
        if (!remote.isEmpty()) {
            command.add(remote);
        }
        return List.copyOf(command);
    }

    /** Cuts every connection without a word, as a network does: what runs in them gets SIGHUP. */
    public void dropConnections() {
        daemon.descendants().filter(Sshd::isSshd).forEach(ProcessHandle::destroyForcibly);
    }

    private static boolean isSshd(ProcessHandle process) {
        return process.info()
                .command()
                .map(command -> Path.of(command).getFileName().toString().startsWith("sshd"))
                .orElse(false);
    }

    /** What the daemon logged so far. */
    public String log() {
        try {
            return Files.readString(folder.resolve("log"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Ends the daemon, its connections and what runs in them, and deletes the keys. */
    @Override
    public void close() {
        ProcessTree.of(daemon.toHandle()).end();
        PrivateFolder.delete(folder);
    }
}
