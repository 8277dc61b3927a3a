package netcoms.app;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import netcoms.config.ConfigException;
import netcoms.config.ConfigLoader;
import netcoms.config.LoadedConfig;
import netcoms.run.BuildInfo;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command: what all commands share, and the dashboard when none is named. */
@Command(
        name = "./run.sh",
        description = {
            "NetComs: live chat beside side-by-side measurements of execution models.",
            "Without a command it opens the dashboard."
        },
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = NetComs.Version.class,
        sortOptions = false,
        exitCodeListHeading = "%nExit codes:%n",
        exitCodeList = {
            "0:done",
            "1:the program failed",
            "2:wrong usage or configuration",
            "3:more tasks failed than --max-failures allows",
            "4:a --threshold did not hold, or a strategy is slower than the --baseline",
            "129, 130, 143:ended by HUP, INT or TERM, after saving"
        },
        subcommands = {
            DashboardCommand.class,
            BenchCommand.class,
            ServerCommand.class,
            ChatCommand.class,
            ReportCommand.class,
            CompareCommand.class,
            ConfigCommand.class,
            WarmUpCommand.class
        })
final class NetComs implements Callable<Integer> {
    @Option(
            names = "--config",
            paramLabel = "FILE",
            scope = ScopeType.INHERIT,
            description = "the configuration file (default: config.yaml beside run.sh)")
    private @Nullable Path configFile;

    @Option(
            names = "--set",
            paramLabel = "KEY=VALUE",
            scope = ScopeType.INHERIT,
            description = "sets any key of the configuration, for example --set run.rounds=10")
    private final Map<String, String> settings = new LinkedHashMap<>();

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Mixin
    private final DashboardOptions dashboard = new DashboardOptions();

    @Override
    public Integer call() throws Exception {
        return dashboard.open(this);
    }

    /** The keys that {@code --set} was given for. */
    Set<String> set() {
        return settings.keySet();
    }

    /**
     * The configuration with every layer applied.
     *
     * @param flags values of a command's own flags by configuration key
     */
    LoadedConfig load(Map<String, String> flags) throws ConfigException {
        Map<String, String> all = new LinkedHashMap<>(settings);
        all.putAll(flags);
        LoadedConfig loaded =
                ConfigLoader.load(Optional.ofNullable(configFile), Installation.home(), System.getenv(), all);
        loaded.warnings().forEach(warning -> spec.commandLine().getErr().println("NetComs: warning: " + warning));
        return loaded;
    }

    /** What {@code --version} prints. */
    static final class Version implements IVersionProvider {
        @Override
        public String[] getVersion() {
            return new String[] {"NetComs " + BuildInfo.version() + " (Java " + Runtime.version() + ")"};
        }
    }
}
