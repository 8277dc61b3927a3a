package netcoms.config;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import netcoms.config.YamlNode.Field;
import netcoms.config.YamlNode.Items;
import netcoms.config.YamlNode.Scalar;

/** Turns a task's parameter into JSON by the type that the task wants: YAML's own guesses at types do not count. */
final class Parameter {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
    private static final Pattern DECIMAL = Pattern.compile("-?\\d{1,15}(\\.\\d{1,15})?");

    private Parameter() {}

    static JsonNode json(Type type, Field field, String where) throws Misplaced {
        Optional<JsonNode> json = json(type, field.value());
        if (json.isEmpty()) {
            throw new Misplaced(
                    field.line(),
                    where + ": " + field.name() + " is " + field.value().described() + ", but must be "
                            + described(type));
        }
        return json.get();
    }

    /** Completes the sentence "must be …". */
    static String described(Type type) {
        if (isList(type)) {
            return "a list";
        }
        if (isWhole(type)) {
            return "a whole number";
        }
        if (isDecimal(type)) {
            return "a number";
        }
        return type == boolean.class || type == Boolean.class ? "'true' or 'false'" : "a text";
    }

    private static Optional<JsonNode> json(Type type, YamlNode node) {
        return switch (node) {
            case Items items
            when isList(type) -> {
                ArrayNode array = JSON.arrayNode();
                Type inner = ((ParameterizedType) type).getActualTypeArguments()[0];
                items.items().forEach(item -> json(inner, item).ifPresent(array::add));
                yield array.size() == items.items().size() ? Optional.of(array) : Optional.empty();
            }
            case Scalar scalar when !scalar.absent() && !isList(type) -> json(type, scalar.text());
            default -> Optional.empty();
        };
    }

    private static Optional<JsonNode> json(Type type, String text) {
        if (type == int.class || type == Integer.class) {
            return Kinds.whole(Integer.MIN_VALUE, Integer.MAX_VALUE)
                    .read(Given.text(text))
                    .map(JSON::numberNode);
        }
        if (type == long.class || type == Long.class) {
            return Kinds.anyWhole().read(Given.text(text)).map(JSON::numberNode);
        }
        if (isDecimal(type)) {
            return DECIMAL.matcher(text).matches()
                    ? Optional.of(JSON.numberNode(Double.parseDouble(text)))
                    : Optional.empty();
        }
        if (type == boolean.class || type == Boolean.class) {
            return Kinds.yesOrNo().read(Given.text(text)).map(JSON::booleanNode);
        }
        return Optional.of(JSON.textNode(text));
    }

    private static boolean isList(Type type) {
        return type instanceof ParameterizedType generic && generic.getRawType() == List.class;
    }

    private static boolean isWhole(Type type) {
        return type == int.class || type == Integer.class || type == long.class || type == Long.class;
    }

    private static boolean isDecimal(Type type) {
        return type == double.class || type == Double.class;
    }
}
