package netcoms.config;

/** A configuration that cannot be used: one sentence that says where, what was found and what is allowed. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    public ConfigException(String sentence) {
        super(sentence);
    }
}
