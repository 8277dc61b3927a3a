package netcoms.app;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import netcoms.chat.ChatNames;
import netcoms.chat.client.ChatClient;
import netcoms.chat.client.ClientSettings;
import netcoms.config.Config;
import netcoms.secure.Door;
import netcoms.ui.Dashboard;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
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
    private static final int MAX_NAME_BYTES = 256;

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

    @Mixin
    private final DoorOptions doorOptions = new DoorOptions();

    @Override
    public Integer call() throws Exception {
        Config config =
                root.load(name == null ? Map.of() : Map.of("chat.name", name)).config();
        Installation.logTo(config.logs(), "chat-client");
        boolean screen = Dashboard.hasTerminal();
        Asker asker = Asker.atTerminal(spec.commandLine().getErr());
        Door door = new Doorway(address, doorOptions, config, asker).find();
        String wanted =
                screen && name == null ? ask(System.in, spec.commandLine().getOut(), config.name()) : config.name();
        ClientSettings settings = Clients.settings(config, address.host(), address.port(), wanted, door);
        return screen ? onScreen(config, settings) : new LineChat(spec.commandLine(), System.in, settings).run();
    }

    /** Asks on the normal screen, before the terminal is taken, until it is a name that people may have. */
    static String ask(InputStream in, PrintWriter out, String proposed) throws IOException {
        while (true) {
            out.print("Your name [" + proposed + "]: ");
            out.flush();
            String name = line(in);
            Optional<String> problem = name.isEmpty() ? Optional.empty() : ChatNames.problem(name);
            if (problem.isEmpty()) {
                return name.isEmpty() ? proposed : name;
            }
            out.println(problem.get());
        }
    }

    /** Byte by byte: what is typed ahead of the screen belongs to the screen. Empty at the end of the input. */
    private static String line(InputStream in) throws IOException {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        for (int b = in.read(); b >= 0 && b != '\n'; b = in.read()) {
            if (typed.size() < MAX_NAME_BYTES) {
                typed.write(b);
            }
        }
        return typed.toString(StandardCharsets.UTF_8).strip();
    }

    private static int onScreen(Config config, ClientSettings settings) throws Exception {
        CompletableFuture<Integer> end = new CompletableFuture<>();
        Signals.endOnSignal(end);
        EventGate gate = new EventGate();
        try (Closer closer = new Closer()) {
            ChatClient chat = closer.open(ChatClient.start(settings, gate::post));
            Dashboard opened = closer.open(
                    Dashboard.openChat(config.ui(), new ClientPort(chat, List.of(), () -> end.complete(ExitCode.OK))));
            gate.open(opened::post);
            Thread.ofVirtual().start(() -> {
                try {
                    // Nobody quit: its terminal went away, or the log says what failed.
                    end.complete(opened.awaitEnd() ? ExitCode.FAILED : ExitCode.HUNG_UP);
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
