package netcoms.config;

import java.util.List;

/**
 * A configuration, and where each of its values came from. Immutable.
 *
 * @param effective one entry for each key, in the order of config.yaml
 * @param warnings what works but should not stay so, a sentence each
 */
public record LoadedConfig(Config config, List<Entry> effective, List<String> warnings) {

    public LoadedConfig {
        effective = List.copyOf(effective);
        warnings = List.copyOf(warnings);
    }

    /**
     * One key.
     *
     * @param value as it was written; for {@code auto} with what it means here, in parentheses; {@code (hidden)} for a
     *     password
     * @param origin {@code default}, {@code config.yaml:12}, {@code environment NETCOMS_CHAT_PORT} or
     *     {@code flag --port}
     */
    public record Entry(String key, String value, String origin) {}
}
