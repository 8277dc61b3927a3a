package netcoms.app;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The flags of the dashboard, which stand with and without the word {@code dashboard}. */
final class DashboardOptions {
    @Option(names = "--host", paramLabel = "H", description = "address to serve the chat on")
    private @Nullable String host;

    @Option(names = "--port", paramLabel = "P", description = "port to serve the chat on; 0 takes a free one")
    private @Nullable String port;

    @Option(names = "--name", paramLabel = "N", description = "your name in the chat")
    private @Nullable String name;

    @Mixin
    private final SecurityOptions security = new SecurityOptions();

    int open(NetComs root) throws Exception {
        Map<String, String> flags = new LinkedHashMap<>();
        Flags.put(flags, "chat.host", host);
        Flags.put(flags, "chat.port", port);
        Flags.put(flags, "chat.name", name);
        security.put(flags);
        return new DashboardSession(root.load(flags).config()).run();
    }
}
