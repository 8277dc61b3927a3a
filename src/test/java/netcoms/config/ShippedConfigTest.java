package netcoms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import netcoms.config.LoadedConfig.Entry;
import netcoms.fault.FaultPlan;
import netcoms.fault.FaultPlans;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import netcoms.task.Workloads;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** The config.yaml and the page about it say what the table of keys says. */
class ShippedConfigTest {
    private static final Path PROJECT = Path.of("").toAbsolutePath();

    private static LoadedConfig load() throws ConfigException {
        return ConfigLoader.load(Optional.empty(), PROJECT, Map.of(), Map.of(), Loading.MACHINE);
    }

    @TestFactory
    Stream<DynamicTest> everyKeyStandsThereWithItsDefaultAndWhatIsAllowed() throws Exception {
        List<String> lines = Files.readAllLines(PROJECT.resolve("config.yaml"));
        Map<String, Entry> defaults = ConfigLoader.load(
                        Optional.empty(), PROJECT.resolve("nowhere"), Map.of(), Map.of(), Loading.MACHINE)
                .effective()
                .stream()
                .collect(Collectors.toMap(Entry::key, entry -> entry));
        return load().effective().stream()
                .map(entry -> DynamicTest.dynamicTest(entry.key(), () -> {
                    assertTrue(entry.origin().startsWith("config.yaml:"), "it is not in config.yaml");
                    assertEquals(defaults.get(entry.key()).value(), entry.value());
                    int line = Integer.parseInt(entry.origin().substring("config.yaml:".length()));
                    String comment = commentAbove(lines, line - 1);
                    Setting<?> setting = Settings.ALL.stream()
                            .filter(one -> one.key().equals(entry.key()))
                            .findFirst()
                            .orElseThrow();
                    String allowed = setting.allowed().replaceAll(" \\(a whole number with .*", "");
                    assertTrue(
                            comment.contains("Allowed: " + allowed.split(":")[0]),
                            () -> "not said: Allowed: " + allowed + "\nsaid: " + comment);
                    if (setting.flag() != null) {
                        String flag = setting.flag();
                        assertTrue(String.join("\n", lines).contains(flag), () -> "not said: " + flag);
                    }
                }));
    }

    private static String commentAbove(List<String> lines, int index) {
        int first = index;
        while (lines.get(first - 1).strip().startsWith("#")) {
            first--;
        }
        return lines.subList(first, index).stream()
                .map(line -> line.strip().substring(1).strip())
                .collect(Collectors.joining(" "));
    }

    @Test
    void itNamesEveryBuiltInWorkload() throws Exception {
        String file = Files.readString(PROJECT.resolve("config.yaml")).replaceAll("\\n *#", "");
        String names = Workloads.builtIn().stream().map(Workload::name).collect(Collectors.joining(", "));
        assertTrue(file.contains("Built in: " + names + "."), names);
    }

    @Test
    void itWritesOutTheBuiltInFaultPlansAsTheyAre() throws Exception {
        List<FaultPlan> builtIn = FaultPlans.builtIn();
        assertEquals(builtIn, load().config().faultPlans().subList(1, builtIn.size() + 1));
        String file = Files.readString(PROJECT.resolve("config.yaml"));
        builtIn.forEach(plan -> assertTrue(file.contains("\n  " + plan.name() + ":\n    description: "), plan.name()));
    }

    @Test
    void itLeavesThePortToTheProgram() throws Exception {
        assertFalse(load().config().portPinned());
    }

    @Test
    void itsWorkloadCanRun() throws Exception {
        List<TaskSpec> tasks = load().config().workloads().getLast().tasks();
        assertEquals(61, tasks.size());
        assertEquals(
                30,
                tasks.stream()
                        .filter(task -> task.equals(new TaskSpec.Send("is there coffee?")))
                        .count());
    }

    @Test
    void thePageHasARowForEachKey() throws Exception {
        String page = Files.readString(PROJECT.resolve("docs/configuration.md"));
        String missing = Settings.ALL.stream()
                .map(ShippedConfigTest::row)
                .filter(row -> !page.contains(row))
                .collect(Collectors.joining("\n"));
        assertEquals("", missing, "rows that are not in docs/configuration.md");
    }

    private static String row(Setting<?> setting) {
        String flag = setting.flag() == null ? "" : "`" + setting.flag() + "`";
        return "| `" + setting.key() + "` | `" + setting.standard() + "` | " + setting.allowed() + " | "
                + setting.meaning() + " | " + flag + " |";
    }

    @Test
    void keysAndVariablesAreUnique() {
        assertEquals(
                Settings.ALL.size(),
                Settings.ALL.stream().map(Setting::variable).distinct().count());
    }
}
