package netcoms.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import netcoms.fault.Effect;
import netcoms.fault.FaultPlan;
import netcoms.fault.Toxic;
import netcoms.fault.Window;
import netcoms.secure.Door;
import netcoms.secure.Secret;
import netcoms.stats.StatsSettings;
import netcoms.strategy.StrategySpec;
import netcoms.task.Breaking;
import netcoms.task.FailureKind;
import netcoms.task.Load;
import netcoms.task.Pooling;
import netcoms.task.Recovery;
import netcoms.task.Retries;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Way;
import netcoms.task.Workload;
import netcoms.task.Workloads;
import org.junit.jupiter.api.Test;

class KeptPlanTest {
    private static final Workload WAITS = waits("waits");

    private static final TaskSettings PLAIN =
            new TaskSettings("h", 7000, Duration.ofMillis(1_500), Duration.ofNanos(1));

    @Test
    void whateverAPlanSaysReadsBackAsItWas() {
        TaskSettings all = new TaskSettings(
                "h",
                7000,
                Duration.ofMillis(1_500),
                Duration.ofNanos(1),
                Door.OPEN,
                new Recovery(
                        Duration.ofSeconds(7),
                        new Retries(
                                3,
                                Duration.ofMillis(1),
                                Duration.ofMillis(2),
                                Set.of(FailureKind.RESET, FailureKind.EOF),
                                0.25),
                        new Breaking(true, 0.75, 10, Duration.ofSeconds(1))),
                new Pooling(true, 5, 4, Duration.ofHours(1)),
                Way.DIRECT);
        FaultPlan faults = new FaultPlan(
                "mine",
                "a line",
                List.of(new Toxic(
                        new Effect.Latency(Duration.ofMillis(3), Duration.ofMillis(1), Effect.Spread.NORMAL),
                        Toxic.Stream.UPSTREAM,
                        0.5,
                        new Window(List.of(2, 3), 1, 9, Duration.ZERO, Duration.ofSeconds(2)))));
        for (TaskSettings tasks : List.of(PLAIN, all)) {
            for (Workload workload : Workloads.builtIn()) {
                RunPlan plan = new RunPlan(
                        workload.name().equals("io-wait")
                                ? workload.under(new Load(
                                        50.5, Load.Arrivals.POISSON, Duration.ofSeconds(3), Duration.ofMillis(1)))
                                : workload,
                        List.of(
                                new StrategySpec.Sequential(),
                                new StrategySpec.Threads(3),
                                new StrategySpec.Virtual(0),
                                new StrategySpec.Processes(2)),
                        7,
                        1,
                        Long.MIN_VALUE,
                        tasks,
                        new StatsSettings(List.of(50.0, 99.9), Long.MAX_VALUE),
                        faults,
                        Duration.ofMinutes(1),
                        true);
                assertEquals(plan, readBack(plan, List.of()));
            }
        }
    }

    @Test
    void aStrategyIsKeptUnderItsWord() {
        assertEquals(
                "[{\"model\":\"threads\",\"size\":2}]",
                kept(plan(WAITS)).path("strategies").toString());
    }

    @Test
    void noSecretIsKept() {
        RunPlan plan = plan(WAITS).at("host", 1, new Door(null, new Secret("open sesame")));
        assertFalse(kept(plan).toString().contains("sesame"), kept(plan)::toString);
        assertEquals(Door.OPEN, readBack(plan, List.of()).tasks().door());
        for (TaskSpec task : List.of(
                new TaskSpec.Exec(List.of("log-in", "sesame")),
                new TaskSpec.Http("http://me:sesame@127.0.0.1/"),
                new TaskSpec.Tcp("h", 1, "AUTH sesame", null))) {
            Workload workload = new Workload("mine", "", List.of(task, new TaskSpec.Noop()));
            assertFalse(kept(plan(workload)).toString().contains("sesame"), task::toString);
            assertEquals(plan(workload), readBack(plan(workload), List.of(WAITS, workload)));
        }
    }

    @Test
    void aLongListIsTakenFromTheConfigurationWhileItIsTheSame() {
        List<TaskSpec> tasks = new ArrayList<>();
        IntStream.range(0, KeptWorkload.MOST_STRETCHES + 1)
                .forEach(i -> tasks.add(new TaskSpec.Wait(i % 2 == 0 ? 0.1 : 0.2)));
        Workload workload = new Workload("long", "", tasks);
        JsonNode kept = kept(plan(workload));
        assertTrue(kept.toString().length() < 2_000, kept::toString);
        assertEquals(plan(workload), KeptPlan.read(kept, List.of(WAITS, workload)));
        assertEquals(
                "its workload 'long' is not in the configuration any more",
                assertThrows(IllegalArgumentException.class, () -> KeptPlan.read(kept, List.of(WAITS)))
                        .getMessage());
        Collections.swap(tasks, 0, 1);
        assertEquals(
                "its workload 'long' has other tasks in the configuration now than when it started",
                assertThrows(
                                IllegalArgumentException.class,
                                () -> KeptPlan.read(kept, List.of(new Workload("long", "", tasks))))
                        .getMessage());
    }

    @Test
    void whatIsNotAPlanIsRefusedWithOneSentence() throws Exception {
        assertRefused("/rounds", "\"many\"");
        assertRefused("/rounds", "null");
        assertRefused("/rounds", null);
        assertRefused("/tasks/connectTimeout", "\"soon\"");
        assertRefused("/tasks/connectTimeout", "\"PT-1S\"");
        assertRefused("/tasks/pooling/max", "0");
        assertRefused("/tasks/recovery/retries/kinds/0", "\"bad_luck\"");
        assertRefused("/strategies/0", "{\"model\":\"java.lang.Thread\",\"size\":1}");
        assertRefused("/strategies/0/size", "0");
        assertRefused("/strategies", "null");
        assertRefused("/workload/stretches/0/task/kind", "\"dance\"");
        assertRefused("/workload/stretches/0/count", "0");
        assertRefused("/workload", "null");
        assertRefused("/tasks/door", "{\"certificate\":null,\"password\":null}");
        assertRefused("/tasks/way", "{}");
        assertRefused("/mood", "\"good\"");
        assertThrows(
                IllegalArgumentException.class, () -> KeptPlan.read(new JsonMapper().readTree("7"), List.of()), "7");
    }

    private static void assertRefused(String pointer, String json) throws Exception {
        ObjectNode kept = (ObjectNode) kept(plan(WAITS));
        int last = pointer.lastIndexOf('/');
        String key = pointer.substring(last + 1);
        JsonNode parent = kept.at(pointer.substring(0, last));
        if (json == null) {
            ((ObjectNode) parent).remove(key);
        } else if (parent instanceof ObjectNode object) {
            object.set(key, new JsonMapper().readTree(json));
        } else {
            ((com.fasterxml.jackson.databind.node.ArrayNode) parent)
                    .set(Integer.parseInt(key), new JsonMapper().readTree(json));
        }
        String said = assertThrows(
                        IllegalArgumentException.class, () -> KeptPlan.read(kept, List.of(WAITS)), pointer + json)
                .getMessage();
        assertTrue(said.startsWith("the plan in its journal cannot be read: "), said);
        assertEquals(1, said.lines().count(), said);
    }

    private static RunPlan readBack(RunPlan plan, List<Workload> today) {
        return KeptPlan.read(kept(plan), today);
    }

    /** By way of a line, as the journal has it. */
    private static JsonNode kept(RunPlan plan) {
        RunEvent event = EventLines.read(EventLines.write(new RunEvent.PlanKept(KeptPlan.write(plan))));
        return ((RunEvent.PlanKept) event).plan();
    }

    private static RunPlan plan(Workload workload) {
        return new RunPlan(workload, List.of(new StrategySpec.Threads(2)), 3, 1, 7, PLAIN);
    }

    private static Workload waits(String name) {
        return new Workload(name, "", List.of(new TaskSpec.Wait(1), new TaskSpec.Wait(1), new TaskSpec.Noop()));
    }
}
