package netcoms.config;

import java.util.List;

/**
 * A configuration, and where each of its values came from. Immutable.
 *
 * @param effective one entry for each key, in the order of config.yaml
 */
public record LoadedConfig(Config config, List<Entry> effective) {

    public LoadedConfig {
        effective = List.copyOf(effective);
    }

    /**
     * One key.
     *
     * @param value as it was written; for {@code auto} with what it means here, in parentheses
     * @param origin {@code default}, {@code config.yaml:12}, {@code environment NETCOMS_CHAT_PORT} or
     *     {@code flag --port}
     */
    public record Entry(String key, String value, String origin) {}
}
