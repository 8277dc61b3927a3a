package netcoms.ui.chat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Lines that were given away, to be taken up again. Owned by the {@code ui} thread. */
final class History {
    private static final int MOST = 200;

    private final List<String> lines = new ArrayList<>();
    private String draft = "";
    private int at;

    void remember(String line) {
        if (!line.isBlank() && (lines.isEmpty() || !lines.getLast().equals(line))) {
            lines.add(line);
            if (lines.size() > MOST) {
                lines.removeFirst();
            }
        }
        at = lines.size();
        draft = "";
    }

    /** The line before; keeps what was being typed for the way back. */
    Optional<String> older(String current) {
        if (at == 0) {
            return Optional.empty();
        }
        if (at == lines.size()) {
            draft = current;
        }
        return Optional.of(lines.get(--at));
    }

    Optional<String> newer() {
        if (at >= lines.size()) {
            return Optional.empty();
        }
        at++;
        return Optional.of(at == lines.size() ? draft : lines.get(at));
    }
}
