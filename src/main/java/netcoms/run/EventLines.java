package netcoms.run;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import java.time.Instant;

/** Events as lines of JSON and back. Pure, any thread. */
final class EventLines {
    // Unknown keys are allowed: a later version may say more. Missing ones are not: 0 would be a lie.
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .addModule(new SimpleModule()
                    .addSerializer(Instant.class, ToStringSerializer.instance)
                    .addDeserializer(Instant.class, new FromText<>(Instant.class, Instant::parse)))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EventLines() {}

    /** Without a line end. */
    static String write(RunEvent event) {
        try {
            return MAPPER.writerFor(RunEvent.class).writeValueAsString(event);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("an event that cannot be written: " + event, e);
        }
    }

    /** @throws IllegalArgumentException when the line is not a whole event */
    static RunEvent read(String line) {
        try {
            JsonNode tree = MAPPER.readTree(line);
            OlderLines.complete(tree);
            RunEvent event = MAPPER.treeToValue(tree, RunEvent.class);
            if (event == null) {
                throw new IllegalArgumentException("null is no event");
            }
            return event;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e.getOriginalMessage(), e);
        }
    }
}
