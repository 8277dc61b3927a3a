package netcoms.config;

import java.util.List;
import java.util.regex.Pattern;
import netcoms.config.YamlNode.Field;
import netcoms.config.YamlNode.Scalar;
import netcoms.config.YamlNode.Section;

/**
 * A section of the file in which a person names things of their own, each a section itself.
 *
 * @param section its name
 * @param allowed what must stand in it, for a sentence
 * @param parts names of what a thing has, for a sentence; the first one is its description
 */
record OwnThings(String section, String allowed, List<String> parts) {
    private static final int MAX_DESCRIPTION = 200;
    private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");

    /** Reads one thing. */
    @FunctionalInterface
    interface Reader {
        /**
         * @param named its name, and where that stands
         * @param key the name with the section's before it, for sentences
         */
        void read(Field named, Section body, String key) throws Misplaced;
    }

    /**
     * Reads each thing; what is wrong with it becomes a problem of the values, and the next is read.
     *
     * @param file the name of the file in sentences
     */
    void each(Field field, String file, Values values, Reader reader) {
        if (field.value() instanceof Scalar scalar && scalar.absent()) {
            return;
        }
        if (!(field.value() instanceof Section named)) {
            values.problem(
                    Origin.file(file, field.line()),
                    section + " is " + field.value().described() + ", but must be a section: " + allowed);
            return;
        }
        for (Field thing : named.fields()) {
            try {
                read(thing, reader);
            } catch (Misplaced wrong) {
                values.problem(Origin.file(file, wrong.line()), wrong.sentence());
            }
        }
    }

    private void read(Field thing, Reader reader) throws Misplaced {
        String key = section + "." + Quoted.plain(thing.name());
        if (!NAME.matcher(thing.name()).matches()) {
            throw new Misplaced(
                    thing.line(), key + " is not a name: use 1 to 40 lower-case letters, digits and dashes");
        }
        if (!(thing.value() instanceof Section body)) {
            throw new Misplaced(
                    thing.line(),
                    key + " is " + thing.value().described() + ", but must be a section with " + parts.get(0) + " and "
                            + parts.get(1));
        }
        reader.read(thing, body, key);
    }

    /** Says that a thing has no such part. */
    Misplaced unknown(Field part, String key) {
        return unknown(part, key, parts);
    }

    static Misplaced unknown(Field part, String key, List<String> known) {
        return new Misplaced(
                part.line(),
                "unknown key " + Quoted.of(key + "." + part.name()) + " (its value is "
                        + part.value().described() + ")"
                        + Nearest.hintAndKnown(Nearest.hint(part.name(), known), known));
    }

    /** The line about a thing. */
    static String description(Field field, String key) throws Misplaced {
        if (field.value() instanceof Scalar scalar
                && !scalar.absent()
                && scalar.text().length() <= MAX_DESCRIPTION
                && scalar.text().equals(Quoted.drawable(scalar.text()))) {
            return scalar.text();
        }
        throw new Misplaced(
                field.line(),
                key + ".description is " + field.value().described() + ", but must be one line of text of at most "
                        + MAX_DESCRIPTION + " characters");
    }
}
