package netcoms.app;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import netcoms.config.Config;
import netcoms.monitor.OpenFiles;
import netcoms.ui.Dashboard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code server}: the chat alone, until a signal ends it. */
@Command(
        name = "server",
        description = {
            "Serves the chat alone, until SIGTERM or Ctrl-C. Says how it does once a minute,",
            "on SIGUSR1, and when you type s and Enter."
        })
final class ServerCommand implements Callable<Integer> {
    @ParentCommand
    private NetComs root = new NetComs();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Option(names = "--host", paramLabel = "H", description = "address to serve on")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "P", description = "port to serve on; 0 takes a free one")
    private @Nullable String port;

    @Mixin
    private final SecurityOptions security = new SecurityOptions();

    @Option(
            names = "--set-password",
            description = "asks for a password, writes its hash to the password file, and ends")
    private boolean setPassword;

    @Override
    public Integer call() throws Exception {
        if (setPassword) {
            return new PasswordSetting(spec.commandLine(), Dashboard.hasTerminal() ? System.console() : null, System.in)
                    .run(root.load(Map.of()).config(), security.passwordFile());
        }
        Map<String, String> flags = new LinkedHashMap<>();
        security.put(flags);
        Flags.put(flags, "chat.host", host);
        Flags.put(flags, "chat.port", port);
        Config config = root.load(flags).config();
        Installation.logTo(config.logs(), "netcoms");
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Signals.endOnSignal(end);
        try (Closer closer = new Closer()) {
            Serving serving = Serving.start(config.server(), config.portPinned(), config.logs());
            closer.open(serving.server());
            serving.notice().ifPresent(spec.commandLine().getErr()::println);
            OpenFiles.shortage(config.server().maxConnections())
                    .ifPresent(spec.commandLine().getErr()::println);
            spec.commandLine()
                    .getOut()
                    .println("listening on " + Serving.text(serving.server().address()));
            serving.server()
                    .fingerprint()
                    .ifPresent(
                            certificate -> spec.commandLine().getOut().println("TLS 1.3, certificate " + certificate));
            ServerWatch watch = new ServerWatch(serving.server()::figures, System::nanoTime, 0);
            closer.open(StatusLines.start(watch, spec.commandLine().getOut()));
            return end.get();
        }
    }
}
