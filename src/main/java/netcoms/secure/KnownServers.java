package netcoms.secure;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * The servers that a person has accepted, one a line in the file {@code known_servers}: {@code HOST:PORT}, a space, the
 * fingerprint. Empty lines and those that begin with {@code #} are kept. Every look reads the file anew.
 */
public final class KnownServers {
    private static final String FILE = "known_servers";

    private final Path folder;
    private final Path file;

    public KnownServers(Path folder) {
        this.folder = folder;
        file = folder.resolve(FILE);
    }

    /** Where they stand. */
    public Path file() {
        return file;
    }

    /**
     * By what this server is known.
     *
     * @throws IOException when the file can't be read, or a line of it: guessing would be trusting
     */
    public Optional<Fingerprint> find(String address) throws IOException {
        Map<String, String> lines = lines();
        String line = lines.get(key(address));
        return line == null ? Optional.empty() : Optional.of(fingerprint(line));
    }

    /** Remembers the server under this fingerprint, in place of another. */
    public void put(String address, Fingerprint fingerprint) throws IOException {
        PrivateFiles.alone(folder, () -> {
            Map<String, String> lines = lines();
            lines.put(key(address), key(address) + " " + fingerprint);
            PrivateFiles.write(file, (String.join("\n", lines.values()) + "\n").getBytes(StandardCharsets.UTF_8));
            return file;
        });
    }

    /** Every line by its address; those that are none by a key that is no address. */
    private Map<String, String> lines() throws IOException {
        Map<String, String> lines = new LinkedHashMap<>();
        try {
            int number = 0;
            for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
                number++;
                boolean comment = line.isBlank() || line.startsWith("#");
                if (!comment) {
                    check(line, number);
                }
                lines.put(comment ? "#" + number : line.substring(0, line.indexOf(' ')), line);
            }
        } catch (NoSuchFileException e) {
            return lines; // nobody is known yet
        }
        return lines;
    }

    private void check(String line, int number) throws IOException {
        int space = line.indexOf(' ');
        if (space < 1 || Fingerprint.parse(line.substring(space + 1).strip()).isEmpty()) {
            throw new IOException(file + ":" + number + ": expected HOST:PORT, a space and SHA256:…;"
                    + " correct the line or take it out");
        }
    }

    private static Fingerprint fingerprint(String line) {
        return new Fingerprint(line.substring(line.indexOf(' ') + 1).strip());
    }

    private static String key(String address) {
        return address.toLowerCase(Locale.ROOT);
    }
}
