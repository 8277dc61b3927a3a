package netcoms.config;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import netcoms.config.YamlNode.Field;
import netcoms.config.YamlNode.Scalar;
import netcoms.config.YamlNode.Section;

/** Puts what stands in config.yaml over the defaults. Used by one thread. */
final class FileLayer {
    static final String WORKLOADS = "workloads";
    static final String FAULTS = "faults";

    /** Sections in which a person names things of their own, which are no keys. */
    private static final List<String> OWN = List.of(FAULTS, WORKLOADS);

    private static final Set<String> SECTIONS = sections();

    private final Map<String, Integer> lines = new HashMap<>();
    private final String file;
    private final Values values;
    private final Map<String, Field> own = new HashMap<>();

    private FileLayer(String file, Values values) {
        this.file = file;
        this.values = values;
    }

    /**
     * Puts every key of the file.
     *
     * @param file the name of the file in sentences
     * @return the sections of things of one's own by name, which are no keys
     */
    static Map<String, Field> put(Section root, String file, Values values) {
        FileLayer layer = new FileLayer(file, values);
        layer.putSection(root, "");
        return layer.own;
    }

    private void putSection(Section section, String prefix) {
        for (Field field : section.fields()) {
            String key = prefix + field.name();
            Setting<?> setting = Settings.BY_KEY.get(key);
            if (setting != null) {
                putValue(setting, field);
            } else if (SECTIONS.contains(key)) {
                putInner(field, key);
            } else if (OWN.contains(key)) {
                own.put(key, field);
            } else {
                problem(field, unknown(key, prefix, field.value()));
            }
        }
    }

    private void putInner(Field field, String key) {
        if (field.value() instanceof Section inner) {
            putSection(inner, key + ".");
        } else if (!(field.value() instanceof Scalar scalar && scalar.absent())) {
            problem(
                    field,
                    key + " is " + field.value().described() + ", but must be a section with "
                            + String.join(", ", inside(key + ".")));
        }
    }

    private void putValue(Setting<?> setting, Field field) {
        // The same key can be written as a section and with dots.
        Integer first = lines.putIfAbsent(setting.key(), field.line());
        Optional<Given> given = Parts.given(field.value());
        if (first != null) {
            problem(field, setting.key() + " stands twice, first in line " + first + "; keep one");
        } else if (given.isPresent()) {
            values.put(setting, given.get(), Origin.file(file, field.line()));
        } else {
            problem(
                    field,
                    setting.key() + " is "
                            + Quoted.value(setting.key(), field.value().described()) + ", but must be "
                            + setting.allowed());
        }
    }

    private static String unknown(String key, String prefix, YamlNode value) {
        Set<String> known = new LinkedHashSet<>(Settings.BY_KEY.keySet());
        known.addAll(SECTIONS);
        known.addAll(OWN);
        String last = "." + key.substring(key.lastIndexOf('.') + 1);
        // First the right name in the wrong section, then a slip of the keyboard.
        String hint = Settings.BY_KEY.keySet().stream()
                .filter(candidate -> candidate.endsWith(last))
                .findFirst()
                .map(near -> "; did you mean '" + near + "'?")
                .orElseGet(() -> Nearest.hint(key, known));
        return "unknown key " + Quoted.of(key) + " (its value is " + Quoted.value(key, value.described()) + ")"
                + Nearest.hintAndKnown(hint, inside(prefix));
    }

    /** The names that may stand in a section, for a sentence. */
    private static Set<String> inside(String prefix) {
        Set<String> names = Settings.ALL.stream()
                .map(Setting::key)
                .filter(key -> key.startsWith(prefix))
                .map(key -> key.substring(prefix.length()).split("\\.", 2)[0])
                .collect(Collectors.toCollection(LinkedHashSet::new));
        if (prefix.isEmpty()) {
            names.addAll(OWN);
        }
        return names;
    }

    private static Set<String> sections() {
        Set<String> sections = new LinkedHashSet<>();
        for (Setting<?> setting : Settings.ALL) {
            String key = setting.key();
            for (int dot = key.indexOf('.'); dot >= 0; dot = key.indexOf('.', dot + 1)) {
                sections.add(key.substring(0, dot));
            }
        }
        return Set.copyOf(sections);
    }

    private void problem(Field field, String sentence) {
        values.problem(Origin.file(file, field.line()), sentence);
    }
}
