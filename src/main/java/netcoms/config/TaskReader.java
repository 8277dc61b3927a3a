package netcoms.config;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import netcoms.config.YamlNode.Field;
import netcoms.config.YamlNode.Scalar;
import netcoms.config.YamlNode.Section;
import netcoms.task.TaskSpec;
import org.jspecify.annotations.Nullable;

/**
 * Reads one task. Kinds, parameters and which of them may be left out come from the {@link TaskSpec} records
 * themselves, so that no list of them is kept twice; the records check their own ranges.
 */
final class TaskReader {
    private static final Map<String, Class<?>> KINDS = kinds();
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private TaskReader() {}

    /**
     * Reads a task.
     *
     * @param besides a key that belongs to the entry and not to the task
     * @param where names the task in sentences
     */
    static TaskSpec read(Section section, String besides, String where) throws Misplaced {
        String kind = kind(section, where);
        ObjectNode json = JsonNodeFactory.instance.objectNode().put("kind", kind);
        Map<String, RecordComponent> parameters = parameters(kind);
        Set<String> given = new HashSet<>();
        for (Field field : section.fields()) {
            RecordComponent parameter = parameters.get(field.name());
            if (parameter == null
                    && (field.name().equals("kind") || field.name().equals(besides))) {
                continue;
            }
            if (parameter == null) {
                throw new Misplaced(field.line(), unknown(field, kind, besides, parameters.keySet(), where));
            }
            json.set(field.name(), Parameter.json(parameter.getGenericType(), field, where + " (" + kind + ")"));
            given.add(field.name());
        }
        for (RecordComponent parameter : parameters.values()) {
            if (!given.contains(parameter.getName()) && !isOptional(parameter)) {
                throw new Misplaced(
                        section.line(),
                        where + " (" + kind + ") needs " + parameter.getName() + ": "
                                + Parameter.described(parameter.getGenericType()));
            }
        }
        try {
            return MAPPER.treeToValue(json, TaskSpec.class);
        } catch (JsonProcessingException refused) {
            throw new Misplaced(section.line(), where + " (" + kind + "): " + reason(refused));
        }
    }

    private static String kind(Section section, String where) throws Misplaced {
        for (Field field : section.fields()) {
            if (field.name().equals("kind")) {
                if (field.value() instanceof Scalar scalar && KINDS.containsKey(scalar.text())) {
                    return scalar.text();
                }
                String hint = field.value() instanceof Scalar scalar ? Nearest.hint(scalar.text(), KINDS.keySet()) : "";
                throw new Misplaced(
                        field.line(),
                        where + ": kind is " + field.value().described() + ", but must be one of "
                                + String.join(", ", KINDS.keySet()) + hint);
            }
        }
        throw new Misplaced(
                section.line(),
                where + " has no kind; give it one of " + String.join(", ", KINDS.keySet()) + ", or mix");
    }

    private static String unknown(Field field, String kind, String besides, Set<String> known, String where) {
        List<String> allowed = new ArrayList<>(List.of("kind"));
        allowed.addAll(known);
        allowed.add(besides);
        return where + " (" + kind + "): unknown key " + Quoted.of(field.name()) + " (its value is "
                + field.value().described() + ")" + Nearest.hintAndKnown(Nearest.hint(field.name(), allowed), allowed);
    }

    private static Map<String, Class<?>> kinds() {
        Map<String, Class<?>> kinds = new LinkedHashMap<>();
        for (JsonSubTypes.Type type :
                TaskSpec.class.getAnnotation(JsonSubTypes.class).value()) {
            kinds.put(type.name(), type.value());
        }
        return kinds;
    }

    private static Map<String, RecordComponent> parameters(String kind) {
        Map<String, RecordComponent> parameters = new LinkedHashMap<>();
        Arrays.stream(KINDS.getOrDefault(kind, Record.class).getRecordComponents())
                .forEach(component -> parameters.put(component.getName(), component));
        return parameters;
    }

    private static boolean isOptional(RecordComponent parameter) {
        return parameter.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    /** The sentence of the record's own check; what Jackson says only when there is none. */
    private static String reason(JsonProcessingException refused) {
        for (Throwable cause = refused.getCause(); cause != null; cause = cause.getCause()) {
            if (cause instanceof IllegalArgumentException && cause.getMessage() != null) {
                return Quoted.drawable(cause.getMessage());
            }
        }
        return Quoted.drawable(refused.getOriginalMessage());
    }
}
