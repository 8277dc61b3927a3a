package netcoms.config;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import netcoms.config.YamlNode.Field;
import netcoms.config.YamlNode.Section;
import netcoms.fault.FaultPlan;
import netcoms.fault.FaultPlans;
import netcoms.task.Workload;
import netcoms.task.Workloads;

/** Loads the configuration: the defaults, over them config.yaml, the environment and the flags. Starts nothing. */
public final class ConfigLoader {
    private static final String FILE_NAME = "config.yaml";

    private ConfigLoader() {}

    /**
     * Loads and validates everything.
     *
     * @param file the one that a person named; empty for the installation's own, if there is one
     * @param installation the folder whose {@code config.yaml} is used when no other file is named
     * @param environment variables; {@code NETCOMS_} and the key in upper case, with {@code _} for dots and dashes
     * @param flags values of command-line flags by config key
     * @throws ConfigException when anything is wrong: one sentence a line, each with its place
     */
    public static LoadedConfig load(
            Optional<Path> file, Path installation, Map<String, String> environment, Map<String, String> flags)
            throws ConfigException {
        return load(file, installation, environment, flags, Machine.thisOne());
    }

    static LoadedConfig load(
            Optional<Path> file,
            Path installation,
            Map<String, String> environment,
            Map<String, String> flags,
            Machine machine)
            throws ConfigException {
        Values values = new Values(machine);
        Path fileFolder = installation;
        List<Workload> workloads = Workloads.builtIn();
        List<FaultPlan> faults = FaultPlans.builtIn();
        if (file.isPresent() || Files.exists(installation.resolve(FILE_NAME))) {
            Path path = file.orElse(installation.resolve(FILE_NAME)).toAbsolutePath();
            String name = Quoted.plain(file.map(Path::toString).orElse(FILE_NAME));
            requireFile(path, name);
            fileFolder = path.resolveSibling("");
            Section root = YamlReader.read(path, name);
            Map<String, Field> own = FileLayer.put(root, name, values);
            Field ownWorkloads = own.get(FileLayer.WORKLOADS);
            if (ownWorkloads != null) {
                workloads = WorkloadReader.read(ownWorkloads, name, values, workloads);
            }
            Field ownFaults = own.get(FileLayer.FAULTS);
            if (ownFaults != null) {
                faults = FaultReader.read(ownFaults, name, values, faults);
            }
        }
        EnvironmentLayer.put(environment, values);
        putFlags(flags, values);
        values.requireNoProblem();
        Config config = Assembly.assemble(values, workloads, faults, installation, fileFolder);
        values.requireNoProblem();
        return new LoadedConfig(config, values.entries(), values.warnings());
    }

    /** The variables of the environment that set keys of which the test holds, in the order of config.yaml. */
    public static List<String> variables(Map<String, String> environment, Predicate<String> keys) {
        return EnvironmentLayer.variables(environment, keys);
    }

    private static void requireFile(Path path, String name) throws ConfigException {
        if (!Files.exists(path)) {
            throw new ConfigException(name + ": there is no such file; --config must name a readable YAML file");
        }
        if (!Files.isRegularFile(path) || !Files.isReadable(path)) {
            throw new ConfigException(
                    name + ": is not a file that can be read; --config must name a readable YAML file");
        }
    }

    private static void putFlags(Map<String, String> flags, Values values) {
        flags.forEach((key, value) -> {
            Setting<?> setting = Settings.BY_KEY.get(key);
            if (Settings.CHAT_PASSWORD.equals(setting)) {
                values.problem(
                        Origin.flag(key),
                        "everybody on this machine can see the flags of a program; set NETCOMS_CHAT_PASSWORD, or"
                                + " chat.password-file to a file that ./run.sh server --set-password makes");
            } else if (setting != null) {
                values.put(setting, Given.text(value), Origin.flag(setting));
            } else {
                values.problem(
                        Origin.flag(key),
                        "unknown key " + Quoted.of(key) + " (its value is " + Quoted.value(key, Quoted.of(value)) + ")"
                                + Nearest.hint(key, Settings.BY_KEY.keySet()));
            }
        });
    }
}
