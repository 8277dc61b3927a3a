package netcoms.app;

import java.io.BufferedReader;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import netcoms.config.Config;
import netcoms.config.Passwords;
import netcoms.secure.PasswordHash;
import netcoms.secure.PrivateFiles;
import netcoms.secure.Secret;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/** {@code server --set-password}: makes the file that holds the hash of a password. */
final class PasswordSetting {
    private final PrintWriter out;
    private final @Nullable Console console;
    private final InputStream in;

    /** @param console null where the password comes as one line of the input */
    PasswordSetting(CommandLine command, @Nullable Console console, InputStream in) {
        out = command.getOut();
        this.console = console;
        this.in = in;
    }

    /** @param named the file; null for {@code password} in the security folder */
    int run(Config config, @Nullable String named) throws IOException {
        Path file = named == null
                ? config.securityFolder().resolve("password")
                : Path.of(named).toAbsolutePath();
        String typed = console == null ? line() : typedTwice(console);
        if (!Passwords.isAllowed(typed) || PasswordHash.looksLikeOne(typed)) {
            throw new Failure(
                    ExitCode.USAGE, "a password must have 8 to 200 characters, none of them a control character");
        }
        try {
            PrivateFiles.write(
                    file, (PasswordHash.of(new Secret(typed)).text() + "\n").getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new Failure(ExitCode.FAILED, "can't write the password file " + file + ": " + e.getMessage());
        }
        out.println("The hash of the password is in " + file + ".");
        out.println("Serve with: ./run.sh server --tls --password-file " + file
                + "   (or set chat.tls: true and chat.password-file)");
        return ExitCode.OK;
    }

    private static String typedTwice(Console console) {
        char[] first = console.readPassword("New password: ");
        char[] second = console.readPassword("Once more: ");
        if (first == null || second == null || !Arrays.equals(first, second)) {
            throw new Failure(ExitCode.USAGE, "these were not twice the same; nothing was changed");
        }
        return new String(first);
    }

    private String line() throws IOException {
        String line = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).readLine();
        return line == null ? "" : line;
    }
}
