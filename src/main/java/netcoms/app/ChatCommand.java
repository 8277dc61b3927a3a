package netcoms.app;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import netcoms.chat.client.ChatClient;
import netcoms.chat.client.ClientSettings;
import netcoms.config.Config;
import netcoms.ui.Dashboard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;
import picocli.CommandLine.Spec;

/** {@code chat}: joins a chat, on a screen at a terminal, line by line in a pipe. */
@Command(
        name = "chat",
        description = {
            "Joins a chat. At a terminal it opens a screen;",
            "in a pipe it says each line it reads and prints each line it hears."
        })
final class ChatCommand implements Callable<Integer> {
    @ParentCommand
    private NetComs root = new NetComs();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "HOST[:PORT]",
            defaultValue = "127.0.0.1:8000",
            converter = Address.Converter.class,
            description = "the server (default: ${DEFAULT-VALUE})")
    private Address address = new Address("127.0.0.1", Address.DEFAULT_PORT);

    @Option(names = "--name", paramLabel = "N", description = "your name in the chat")
    private @Nullable String name;

    @Override
    public Integer call() throws Exception {
        Config config = root.load(name == null ? Map.of() : Map.of("chat.name", name)).config();
        Installation.logTo(config.logs(), "chat-client");
        boolean screen = Dashboard.hasTerminal();
        String wanted = screen && name == null ? ask(config.name()) : config.name();
        ClientSettings settings = Clients.settings(config, address.host(), address.port(), wanted);
        return screen ? onScreen(config, settings) : new LineChat(spec.commandLine(), System.in, settings).run();
    }

    private static String ask(String proposed) {
        String typed = System.console() == null ? "" : System.console().readLine("Your name [%s]: ", proposed);
        return typed == null || typed.isBlank() ? proposed : typed.strip();
    }

    private static int onScreen(Config config, ClientSettings settings) throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Signals.endOnSignal(end);
        AtomicReference<Dashboard> dashboard = new AtomicReference<>();
        try (Closer closer = new Closer()) {
            ChatClient chat = closer.open(ChatClient.start(settings, event -> {
                Dashboard opened = dashboard.get();
                if (opened != null) {
                    opened.post(event);
                }
            }));
            Dashboard opened = closer.open(Dashboard.openChat(
                    config.ui(), new ClientPort(chat, List.of(), () -> end.complete(ExitCode.OK))));
            dashboard.set(opened);
            Thread.ofVirtual().start(() -> {
                try {
                    opened.awaitEnd();
                    end.complete(ExitCode.OK);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
            });
            int code = end.get();
            Signals.startWatchdog(code);
            return code;
        }
    }
}
