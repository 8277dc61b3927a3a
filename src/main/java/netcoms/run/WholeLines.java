package netcoms.run;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Predicate;

/** Puts a file of lines in order that was being appended to when its process died. */
final class WholeLines {
    private static final String BESIDE = ".resumed";

    private WholeLines() {}

    /**
     * Keeps some lines; one without an end is torn, even where it looks whole, and dropped.
     *
     * @param wanted told each line, in order, as ISO 8859-1, which keeps every byte
     * @throws IOException when the file cannot be read or replaced; it is as before then
     */
    static void keep(Path file, Predicate<String> wanted) throws IOException {
        Path beside = file.resolveSibling(file.getFileName() + BESIDE);
        try {
            try (InputStream in = new BufferedInputStream(Files.newInputStream(file));
                    OutputStream out = new BufferedOutputStream(Files.newOutputStream(beside))) {
                copy(in, out, wanted);
            }
            Files.move(beside, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private static void copy(InputStream in, OutputStream out, Predicate<String> wanted) throws IOException {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        for (int next = in.read(); next >= 0; next = in.read()) {
            line.write(next);
            if (next == '\n') {
                String text = line.toString(StandardCharsets.ISO_8859_1);
                if (wanted.test(text.substring(0, text.length() - 1))) {
                    line.writeTo(out);
                }
                line.reset();
            }
        }
    }
}
