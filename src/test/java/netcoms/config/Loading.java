package netcoms.config;

import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** Loads small configurations on a made-up machine. */
final class Loading {
    static final Machine MACHINE = new Machine(4, "ann");

    private final Path folder;

    Loading(Path folder) {
        this.folder = folder;
    }

    /** Loads this text as the installation's config.yaml. */
    LoadedConfig load(String yaml, Map<String, String> environment, Map<String, String> flags) throws Exception {
        Files.writeString(folder.resolve("config.yaml"), yaml);
        return load(Optional.empty(), environment, flags);
    }

    LoadedConfig load(String yaml) throws Exception {
        return load(yaml, Map.of(), Map.of());
    }

    /** The sentence with which this text is refused. */
    String refusal(String yaml) {
        return assertThrows(ConfigException.class, () -> load(yaml)).getMessage();
    }

    String refusal(byte[] file) throws IOException {
        Files.write(folder.resolve("config.yaml"), file);
        return assertThrows(ConfigException.class, () -> load(Optional.empty(), Map.of(), Map.of()))
                .getMessage();
    }

    LoadedConfig load(Optional<Path> file, Map<String, String> environment, Map<String, String> flags)
            throws ConfigException {
        return ConfigLoader.load(file, folder, environment, flags, MACHINE);
    }

    static LoadedConfig.Entry entry(LoadedConfig loaded, String key) {
        return loaded.effective().stream()
                .filter(entry -> entry.key().equals(key))
                .findFirst()
                .orElseThrow();
    }
}
