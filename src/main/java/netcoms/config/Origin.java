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

    static Origin flag(Setting<?> setting) {
        String flag = setting.flag();
        return new Origin(Layer.FLAG, "flag " + (flag == null ? "--" + setting.key() : flag));
    }

    @Override
    public String toString() {
        return text;
    }
}
