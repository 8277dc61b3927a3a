package netcoms.config;

import java.util.List;

/** A piece of a YAML file and the line where it begins, counted from 1. */
sealed interface YamlNode {

    int line();

    /** What it is called in a sentence: the text itself in quotes, or what else stands there. */
    String described();

    /**
     * One value, as text: quotes and YAML's own guesses at types do not count.
     *
     * @param absent whether nothing was written, or {@code null}
     */
    record Scalar(String text, boolean absent, int line) implements YamlNode {
        @Override
        public String described() {
            return absent ? "empty" : Quoted.of(text);
        }
    }

    /** A list. */
    record Items(List<YamlNode> items, int line) implements YamlNode {
        @Override
        public String described() {
            return "a list";
        }
    }

    /** A map: every name once, in the order of the file. */
    record Section(List<Field> fields, int line) implements YamlNode {
        @Override
        public String described() {
            return "a section";
        }
    }

    /**
     * A name and its value.
     *
     * @param line of the name
     */
    record Field(String name, int line, YamlNode value) {}
}
