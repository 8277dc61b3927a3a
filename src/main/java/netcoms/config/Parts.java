package netcoms.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import netcoms.config.YamlNode.Field;
import netcoms.config.YamlNode.Items;
import netcoms.config.YamlNode.Scalar;
import netcoms.config.YamlNode.Section;

/** The values of one section of the file, asked for one by one; what nobody asked for is unknown. Used by one thread. */
final class Parts {
    private final Section section;
    private final String where;
    private final List<String> known = new ArrayList<>();

    /** @param where names the section in sentences */
    Parts(Section section, String where) {
        this.section = section;
        this.where = where;
    }

    /** The value of that name; empty when it is not there. */
    <T> Optional<T> find(String name, Kind<T> kind) throws Misplaced {
        known.add(name);
        Optional<Field> field = field(name);
        if (field.isEmpty()) {
            return Optional.empty();
        }
        Optional<T> value = given(field.get().value()).flatMap(kind::read);
        if (value.isEmpty()) {
            String hint = field.get().value() instanceof Scalar scalar ? Nearest.hint(scalar.text(), kind.words()) : "";
            throw new Misplaced(
                    field.get().line(),
                    where + ": " + name + " is " + field.get().value().described() + ", but must be " + kind.allowed()
                            + hint);
        }
        return value;
    }

    /** The value of that name, which must be there. */
    <T> T need(String name, Kind<T> kind) throws Misplaced {
        Optional<T> value = find(name, kind);
        if (value.isEmpty()) {
            // A slip of the keyboard in its name is more likely than that it was forgotten.
            for (Field field : section.fields()) {
                if (!known.contains(field.name())
                        && Nearest.to(field.name(), List.of(name)).isPresent()) {
                    throw unknown(field);
                }
            }
            throw new Misplaced(section.line(), where + " needs " + name + ": " + kind.allowed());
        }
        return value.get();
    }

    /** Ends the reading when there is a name that was not asked for. */
    void requireNoOther() throws Misplaced {
        for (Field field : section.fields()) {
            if (!known.contains(field.name())) {
                throw unknown(field);
            }
        }
    }

    /** Where a value stands; where the section does when it is not there. */
    int line(String name) {
        return field(name).map(Field::line).orElse(section.line());
    }

    private Optional<Field> field(String name) {
        return section.fields().stream()
                .filter(field -> field.name().equals(name))
                .findFirst();
    }

    private Misplaced unknown(Field field) {
        return new Misplaced(
                field.line(),
                where + ": unknown key " + Quoted.of(field.name()) + " (its value is "
                        + field.value().described() + ")"
                        + Nearest.hintAndKnown(Nearest.hint(field.name(), known), known));
    }

    /** As it was written, unless that is a section or there is nothing. */
    static Optional<Given> given(YamlNode node) {
        return switch (node) {
            case Scalar scalar -> scalar.absent() ? Optional.empty() : Optional.of(Given.text(scalar.text()));
            case Items items -> {
                List<String> texts = new ArrayList<>();
                for (YamlNode item : items.items()) {
                    if (item instanceof Scalar scalar && !scalar.absent()) {
                        texts.add(scalar.text());
                    }
                }
                yield texts.size() == items.items().size() ? Optional.of(Given.list(texts)) : Optional.empty();
            }
            case Section section -> Optional.empty();
        };
    }
}
