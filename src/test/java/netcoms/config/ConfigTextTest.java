package netcoms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigTextTest {
    @TempDir
    Path folder;

    @Test
    void keysValuesAndOriginsStandInColumns() throws Exception {
        LoadedConfig loaded = new Loading(folder)
                .load("run:\n  rounds: 9\n", Map.of("NETCOMS_UI_COLOUR", "never"), Map.of("chat.port", "0"));
        List<String> lines = ConfigText.render(loaded).lines().toList();
        assertEquals(Settings.ALL.size(), lines.size());
        assertTrue(line(lines, "chat.port").matches("chat\\.port +0 +flag --port"));
        assertTrue(line(lines, "chat.loops").matches("chat\\.loops +auto \\(2\\) +default"));
        assertTrue(line(lines, "run.rounds").matches("run\\.rounds +9 +config\\.yaml:2"));
        assertTrue(line(lines, "ui.colour").matches("ui\\.colour +never +environment NETCOMS_UI_COLOUR"));
        assertTrue(line(lines, "ui.ascii").matches("ui\\.ascii +auto +default"));
        assertTrue(line(lines, "tasks.connect-timeout").matches("tasks\\.connect-timeout +2s +default"));
        assertEquals(
                1,
                lines.stream()
                        .map(line -> line.replaceAll("(default|flag|config\\.yaml|environment).*", "")
                                .length())
                        .distinct()
                        .count(),
                "the origins begin in one column");
    }

    private static String line(List<String> lines, String key) {
        return lines.stream()
                .filter(line -> line.startsWith(key + " "))
                .findFirst()
                .orElseThrow();
    }
}
