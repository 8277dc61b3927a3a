package netcoms.config;

/**
 * Where a value came from.
 *
 * @param text as it stands in sentences and in the {@code config} output
 */
record Origin(Layer layer, String text) {

    /** The layers, each over those before it. */
    enum Layer {
        DEFAULT,
        FILE,
        ENVIRONMENT,
        FLAG
    }

    static final Origin DEFAULT = new Origin(Layer.DEFAULT, "default");

    static Origin file(String name, int line) {
        return new Origin(Layer.FILE, name + ":" + line);
    }

    static Origin environment(String variable) {
        return new Origin(Layer.ENVIRONMENT, "environment " + variable);
    }

    /** The flag of its own, or the one that sets any key. */
    static Origin flag(Setting<?> setting) {
        String flag = setting.flag();
        return flag == null ? flag(setting.key()) : new Origin(Layer.FLAG, "flag " + flag);
    }

    /** The flag that sets any key, here this one. */
    static Origin flag(String key) {
        return new Origin(Layer.FLAG, "flag --set " + Quoted.plain(key));
    }

    @Override
    public String toString() {
        return text;
    }
}
