package netcoms.run;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads journals that may be damaged. */
final class JournalLines {
    private static final Logger LOG = LoggerFactory.getLogger(JournalLines.class);

    private JournalLines() {}

    /** The events of a journal that fit together, and what they add up to; a damaged line is skipped and logged. */
    static Read read(Path journal) throws IOException {
        // Bytes that are no UTF-8 become U+FFFD, and their line then fails as JSON or holds a visible mark.
        String text = new String(Files.readAllBytes(journal), StandardCharsets.UTF_8);
        List<RunEvent> events = new ArrayList<>();
        RunTally tally = new RunTally();
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            if (line.isBlank()) {
                continue;
            }
            try {
                RunEvent event = EventLines.read(line);
                tally.accept(event);
                events.add(event);
            } catch (RuntimeException e) {
                // Not only what reading refuses: a damaged line can hold anything that is JSON.
                LOG.warn("{} line {} is skipped: {}", journal, number, e.getMessage());
            }
        }
        return new Read(List.copyOf(events), tally);
    }

    /** What was found. */
    record Read(List<RunEvent> events, RunTally tally) {}
}
