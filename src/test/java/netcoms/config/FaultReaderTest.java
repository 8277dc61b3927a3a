package netcoms.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import netcoms.fault.Effect;
import netcoms.fault.FaultPlan;
import netcoms.fault.FaultPlans;
import netcoms.fault.Toxic;
import netcoms.fault.Toxic.Stream;
import netcoms.fault.Window;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FaultReaderTest {
    private static final int ALL = Integer.MAX_VALUE;

    @TempDir
    Path folder;

    Loading loading;

    @BeforeEach
    void loading() {
        loading = new Loading(folder);
    }

    private List<Toxic> toxics(String toxics) throws Exception {
        return loading.load("faults:\n  mine:\n    toxics:\n" + toxics.indent(6))
                .config()
                .faultPlan("mine")
                .toxics();
    }

    @Test
    void everyTypeIsReadWithItsAttributes() throws Exception {
        List<Effect> effects = toxics("""
                - { type: latency, latency: 50ms, jitter: 20ms, distribution: normal }
                - { type: latency, latency: 1s }
                - { type: bandwidth, rate: 64KiB }
                - { type: slicer, average_size: 64B, size_variation: 32B, delay: 1ms }
                - { type: slicer, average_size: 1 }
                - { type: timeout }
                - { type: timeout, timeout: 5s }
                - { type: reset_peer }
                - { type: reset_peer, timeout: 500ms }
                - { type: limit_data, bytes: 4KiB }
                - { type: slow_close, delay: 1s }
                - { type: down }
                - { type: corrupt, rate: 0.001 }
                """).stream().map(Toxic::effect).toList();
        assertEquals(
                List.of(
                        new Effect.Latency(Duration.ofMillis(50), Duration.ofMillis(20), Effect.Spread.NORMAL),
                        new Effect.Latency(Duration.ofSeconds(1), Duration.ZERO, Effect.Spread.UNIFORM),
                        new Effect.Bandwidth(65_536),
                        new Effect.Slicer(64, 32, Duration.ofMillis(1)),
                        new Effect.Slicer(1, 0, Duration.ZERO),
                        new Effect.Timeout(Duration.ZERO),
                        new Effect.Timeout(Duration.ofSeconds(5)),
                        new Effect.ResetPeer(Duration.ZERO),
                        new Effect.ResetPeer(Duration.ofMillis(500)),
                        new Effect.LimitData(4_096),
                        new Effect.SlowClose(Duration.ofSeconds(1)),
                        new Effect.Down(),
                        new Effect.Corrupt(0.001)),
                effects);
    }

    @Test
    void whenAndWhomIsReadOfEach() throws Exception {
        assertEquals(
                List.of(
                        new Toxic(new Effect.Down(), Stream.DOWNSTREAM, 1, Window.ALWAYS),
                        new Toxic(
                                new Effect.ResetPeer(Duration.ZERO),
                                Stream.UPSTREAM,
                                0.25,
                                new Window(List.of(), 1, ALL, Duration.ofSeconds(4), Duration.ofSeconds(6))),
                        new Toxic(
                                new Effect.ResetPeer(Duration.ZERO),
                                Stream.DOWNSTREAM,
                                0,
                                new Window(List.of(2, 4), 1, 10, Duration.ZERO, Window.FOR_EVER)),
                        new Toxic(
                                new Effect.ResetPeer(Duration.ZERO),
                                Stream.DOWNSTREAM,
                                1,
                                new Window(List.of(), 5, ALL, Duration.ZERO, Duration.ofMinutes(1)))),
                toxics("""
                        - { type: down }
                        - { type: reset_peer, stream: upstream, toxicity: 0.25, from: 4s, until: 6s }
                        - { type: reset_peer, toxicity: 0, rounds: [2, 4], from: 1, until: 10 }
                        - { type: reset_peer, from: 5, until: 1m }
                        """));
    }

    @Test
    void theBuiltInOnesAreThereWithoutAFile() throws Exception {
        assertEquals(
                List.of("none", "calm", "lossy", "laggy", "flapping", "outage", "ancestor"),
                loading.load("").config().faultPlans().stream()
                        .map(FaultPlan::name)
                        .toList());
    }

    @Test
    void ownOnesStandBehindThem_andOneOfABuiltInNameTakesItsPlace() throws Exception {
        Config config = loading.load("faults:\n  mine: { toxics: [] }\n  lossy: { toxics: [{ type: down }] }")
                .config();
        assertEquals(
                List.of("none", "calm", "lossy", "laggy", "flapping", "outage", "ancestor", "mine"),
                config.faultPlans().stream().map(FaultPlan::name).toList());
        assertEquals(List.of("down"), config.faultPlan("lossy").words());
    }

    @Test
    void aRunHasTheChosenOne() throws Exception {
        assertEquals("none", loading.load("").config().faults());
        assertEquals("lossy", loading.load("run:\n  faults: lossy").config().faults());
        assertEquals(
                "mine",
                loading.load("faults:\n  mine: { toxics: [] }", Map.of(), Map.of("run.faults", "mine"))
                        .config()
                        .faults());
    }

    @Test
    void anUnknownOneIsOneSentenceWithTheNearest() {
        assertEquals(
                "config.yaml:2: run.faults is 'lossi', but must be one of none, calm, lossy, laggy, flapping, outage,"
                        + " ancestor; did you mean 'lossy'?",
                loading.refusal("run:\n  faults: lossi"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            type: latncy | config.yaml:4: faults.mine, toxic 1: type is 'latncy', but must be one of latency, bandwidth, slicer, timeout, reset_peer, limit_data, slow_close, down, corrupt; did you mean 'latency'?
            toxicity: 1 | config.yaml:4: faults.mine, toxic 1 needs type: one of latency, bandwidth, slicer, timeout, reset_peer, limit_data, slow_close, down, corrupt
            type: latency | config.yaml:4: faults.mine, toxic 1 (latency) needs latency: a time from 0ms to 1h (a whole number with ms, s, m or h)
            type: latency, latncy: 5ms | config.yaml:4: faults.mine, toxic 1 (latency): unknown key 'latncy' (its value is '5ms'); did you mean 'latency'? Known here: type, stream, toxicity, rounds, from, until, latency
            type: down, jitter: 5ms | config.yaml:4: faults.mine, toxic 1 (down): unknown key 'jitter' (its value is '5ms'). Known here: type, stream, toxicity, rounds, from, until
            type: latency, latency: 50 | config.yaml:4: faults.mine, toxic 1 (latency): latency is '50', but must be a time from 0ms to 1h (a whole number with ms, s, m or h)
            type: down, toxicity: 1.5 | config.yaml:4: faults.mine, toxic 1 (down): toxicity is '1.5', but must be a number from 0 to 1
            type: down, toxicity: NaN | config.yaml:4: faults.mine, toxic 1 (down): toxicity is 'NaN', but must be a number from 0 to 1
            type: down, stream: up | config.yaml:4: faults.mine, toxic 1 (down): stream is 'up', but must be one of upstream, downstream
            type: down, stream: upstraem | config.yaml:4: faults.mine, toxic 1 (down): stream is 'upstraem', but must be one of upstream, downstream; did you mean 'upstream'?
            type: bandwidth, rate: 0 | config.yaml:4: faults.mine, toxic 1 (bandwidth): rate is '0', but must be a size from 1B to 1024MiB (a whole number with B, KiB or MiB)
            type: corrupt, rate: 2 | config.yaml:4: faults.mine, toxic 1 (corrupt): rate is '2', but must be a number from 0 to 1
            type: down, rounds: 2 | config.yaml:4: faults.mine, toxic 1 (down): rounds is '2', but must be a list of one or more whole numbers from 1 to 1000
            type: down, rounds: [0] | config.yaml:4: faults.mine, toxic 1 (down): rounds is a list, but must be a list of one or more whole numbers from 1 to 1000
            type: down, from: soon | config.yaml:4: faults.mine, toxic 1 (down): from is 'soon', but must be a time from 0ms to 1h, as in 2s, or the number of a connection, from 1
            type: down, from: 0 | config.yaml:4: faults.mine, toxic 1 (down): from is '0', but must be a time from 0ms to 1h, as in 2s, or the number of a connection, from 1
            type: down, toxicity: 0.5 | config.yaml:4: faults.mine, toxic 1 (down): toxicity of down must be 1, not 0.5: a closed port refuses everybody
            type: down, from: 5 | config.yaml:4: faults.mine, toxic 1 (down): down cannot be limited to some connections, for a closed port refuses everybody; use rounds, from and until
            type: slicer, average_size: 64B, size_variation: 64B | config.yaml:4: faults.mine, toxic 1 (slicer): variation bytes must be 0 to 63, not 64
            type: down, from: 4s, until: 4s | config.yaml:4: faults.mine, toxic 1: until must be later than from, or it is never there
            type: down, from: 5, until: 4 | config.yaml:4: faults.mine, toxic 1: until must be later than from, or it is never there
            """)
    void aMistakeInAToxicIsOneSentence(String toxic, String sentence) {
        assertEquals(
                sentence,
                loading.refusal("faults:\n  mine:\n    toxics:\n      - { " + toxic + " }\n    description: x"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            faults: on | config.yaml:1: faults is 'on', but must be a section: the name of a fault plan, and under it its toxics
            faults: { Mine: { toxics: [] } } | config.yaml:1: faults.Mine is not a name: use 1 to 40 lower-case letters, digits and dashes
            faults: { none: { toxics: [] } } | config.yaml:1: faults.none means that there is no plan; choose another name
            faults: { mine: [] } | config.yaml:1: faults.mine is a list, but must be a section with description and toxics
            faults: { mine: { description: x } } | config.yaml:1: faults.mine has no toxics: give it a list named toxics; an empty one, [], is the proxy alone
            faults: { mine: { toxic: [] } } | config.yaml:1: unknown key 'faults.mine.toxic' (its value is a list); did you mean 'toxics'? Known here: description, toxics
            faults: { mine: { toxics: all } } | config.yaml:1: faults.mine.toxics is 'all', but must be a list of at most 100 toxics
            faults: { mine: { toxics: [down] } } | config.yaml:1: faults.mine, toxic 1 is 'down', but must be a type with its attributes
            """)
    void aMistakeInAPlanIsOneSentence(String yaml, String sentence) {
        assertEquals(sentence, loading.refusal(yaml));
    }

    @Test
    void theBuiltInOnesSayWhatTheyDo() {
        Map<String, String> said = Map.of(
                "calm", "",
                "lossy", "10 % of connections: reset",
                "laggy", "latency 50 ms ± 20 ms, downstream",
                "outage", "down from 4 s until 6 s",
                "ancestor", "connection 1 of round 2: nothing gets through downstream, and it ends after 6.2 s");
        FaultPlans.builtIn().stream()
                .filter(plan -> said.containsKey(plan.name()))
                .forEach(plan -> assertEquals(said.get(plan.name()), String.join("; ", plan.words())));
        assertTrue(FaultPlans.builtIn().get(3).words().contains("down from 19 s until 19.5 s"));
    }
}
