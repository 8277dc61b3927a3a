package netcoms.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import netcoms.chat.client.ChatClient;
import netcoms.chat.server.ChatServer;
import netcoms.config.Config;
import netcoms.fault.FaultPlan;
import netcoms.report.Reports;
import netcoms.run.RunResult;
import netcoms.run.Runner;
import netcoms.secure.Door;
import netcoms.strategy.process.WorkerMain;
import netcoms.task.TaskSpec;
import netcoms.task.Workload;
import netcoms.ui.Dashboard;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParentCommand;

/**
 * {@code warm-up}: plays one short session without a terminal and exits, so that run.sh can archive the classes that a
 * session and a worker load (JEP 350). Leaves nothing behind: its logs and its run are in a temporary folder.
 */
@Command(name = "warm-up", hidden = true, description = "Loads what a start needs; run.sh archives it.")
final class WarmUpCommand implements Callable<Integer> {
    private static final Workload SHORT = new Workload(
            "warm-up",
            "one of each quick task",
            List.of(
                    new TaskSpec.Send("warm"),
                    new TaskSpec.Broadcast("warm", 2),
                    new TaskSpec.Receive(0.001),
                    new TaskSpec.Wait(0.001),
                    new TaskSpec.Cpu(2),
                    new TaskSpec.Noop()));

    @ParentCommand
    private NetComs root = new NetComs();

    @Override
    public Integer call() throws Exception {
        Path folder = Files.createTempDirectory("netcoms-warm-up");
        try {
            Config config = root.load(
                            Map.of("logs.folder", folder.toString(), "chat.port", "0", "tasks.target", "embedded"))
                    .config();
            Installation.logTo(config.logs(), "netcoms");
            LoggerFactory.getLogger(WarmUpCommand.class).info("warming up");
            play(config);
            Class.forName(WorkerMain.class.getName());
            return ExitCode.OK;
        } finally {
            delete(folder);
        }
    }

    private static void play(Config config) throws Exception {
        Runs runs = new Runs(config);
        try (Closer closer = new Closer()) {
            Serving serving = Serving.start(config.server().forThisMachine(), true, config.logs());
            ChatServer server = closer.open(serving.server());
            ChatClient chat = closer.open(ChatClient.start(
                    Clients.settings(
                            config,
                            server.address().getAddress().getHostAddress(),
                            server.address().getPort(),
                            config.name(),
                            Door.OPEN),
                    event -> {}));
            Runner runner = closer.open(runs.runner(server, result -> {}));
            runner.start(runs.plan(SHORT, config.strategies(), 1, FaultPlan.NONE.name(), serving))
                    .ifPresent(reason -> {
                        throw new Failure(ExitCode.FAILED, reason);
                    });
            runner.awaitIdle();
            for (RunResult result : runner.results()) {
                Reports.text(result, 80);
            }
            Dashboard.rehearse(
                    config.ui(), new DashboardWorkbench(config, runs, runner, chat, serving, List.of(), () -> {}));
        }
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            files.sorted(Comparator.reverseOrder()).forEach(file -> {
                try {
                    Files.delete(file);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        }
    }
}
