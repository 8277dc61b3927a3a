package netcoms.run;

import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.std.FromStringDeserializer;
import java.io.IOException;
import java.time.DateTimeException;
import java.util.function.Function;

/** Reads a time that stands in JSON as its own text. */
final class FromText<T> extends FromStringDeserializer<T> {
    private static final long serialVersionUID = 1;

    // Jackson's classes are serializable, and nobody serializes them.
    private final transient Function<String, T> parse;

    FromText(Class<T> type, Function<String, T> parse) {
        super(type);
        this.parse = parse;
    }

    @Override
    protected T _deserialize(String value, DeserializationContext context) throws IOException {
        try {
            return parse.apply(value);
        } catch (DateTimeException e) {
            throw new JsonMappingException(
                    context.getParser(), "no " + handledType().getSimpleName() + ": '" + value + "'", e);
        }
    }
}
