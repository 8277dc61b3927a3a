package netcoms.run;

import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.ConnectException;
import java.net.Socket;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import netcoms.fault.Effect;
import netcoms.fault.FaultPlan;
import netcoms.fault.Touch;
import netcoms.fault.Toxic;
import netcoms.fault.Window;
import netcoms.stats.StatsSettings;
import netcoms.strategy.StrategySpec;
import netcoms.task.Endpoint;
import netcoms.task.TaskSettings;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import netcoms.testing.ScriptedServer;
import org.junit.jupiter.api.Test;

/** The proxies of one run, on real sockets. */
class DetoursIT {
    private static final FaultPlan RESETS = new FaultPlan(
            "half",
            "",
            List.of(new Toxic(new Effect.ResetPeer(Duration.ZERO), Toxic.Stream.DOWNSTREAM, 0.5, Window.ALWAYS)));

    private static ScriptedServer server() throws IOException {
        return ScriptedServer.start(socket -> {
            socket.getOutputStream().write(socket.getInputStream().read());
            socket.getInputStream().read();
        });
    }

    private static Detours detours(FaultPlan faults, int... ports) {
        List<TaskSpec> tasks = Arrays.stream(ports)
                .<TaskSpec>mapToObj(port -> new TaskSpec.Tcp("127.0.0.1", port, "x", "x"))
                .toList();
        return new Detours(new RunPlan(
                new Workload("test", "of a test", tasks),
                List.of(new StrategySpec.Sequential()),
                1,
                0,
                42,
                new TaskSettings("127.0.0.1", 1, Duration.ofSeconds(60), Duration.ofSeconds(60)),
                StatsSettings.DEFAULT,
                faults,
                null));
    }

    private static boolean isAnswered(Endpoint endpoint) {
        try (Socket client = new Socket(endpoint.host(), endpoint.port())) {
            client.setSoTimeout(60_000);
            client.getOutputStream().write(1);
            return client.getInputStream().read() == 1;
        } catch (IOException reset) {
            return false;
        }
    }

    private static List<Integer> struck(Detours detours) {
        return detours.end().touches().stream().map(Touch::connection).toList();
    }

    @Test
    void aRunWithoutFaultsGoesStraight() throws Exception {
        try (ScriptedServer server = server();
                Detours detours = detours(FaultPlan.NONE, server.port())) {
            assertEquals(Map.of(), detours.begin(1).detours());
            detours.use(RESETS);
            assertEquals(0, detours.end().connections());
            assertEquals(1, detours.begin(2).detours().size(), "from the next trial on");
        }
    }

    @Test
    void everyTargetHasAProxyWhileTheRunLastsAndNoneAfterwards() throws Exception {
        try (ScriptedServer one = server();
                ScriptedServer two = server()) {
            Map<Endpoint, Endpoint> ways;
            try (Detours detours = detours(new FaultPlan("calm", "", List.of()), one.port(), two.port(), one.port())) {
                ways = detours.begin(1).detours();
                assertEquals(2, ways.size());
                for (Endpoint way : ways.values()) {
                    assertTrue(isAnswered(way));
                }
                assertEquals(2, detours.end().connections());
                assertEquals(ways, detours.begin(2).detours(), "the same proxies");
                assertEquals(0, detours.end().connections(), "counted anew");
                detours.use(FaultPlan.NONE);
                assertEquals(ways, detours.begin(3).detours(), "in the way even when it is switched off");
            }
            for (Endpoint way : ways.values()) {
                assertThrows(ConnectException.class, () -> new Socket(way.host(), way.port()).close());
            }
            await().until(() -> one.open() == 0 && two.open() == 0);
        }
    }

    @Test
    void theSameRunMeetsTheSameOnAnotherPort() throws Exception {
        List<Integer> first = struckOnAFreshServer(1);
        assertEquals(first, struckOnAFreshServer(1));
        assertNotEquals(first, struckOnAFreshServer(2), "another round");
    }

    private static List<Integer> struckOnAFreshServer(int round) throws Exception {
        try (ScriptedServer server = server();
                Detours detours = detours(RESETS, server.port())) {
            Endpoint way = detours.begin(round).detours().values().iterator().next();
            int answered = 0;
            for (int k = 0; k < 40; k++) {
                answered += isAnswered(way) ? 1 : 0;
            }
            List<Integer> struck = struck(detours);
            assertEquals(40, answered + struck.size());
            return struck;
        }
    }
}
