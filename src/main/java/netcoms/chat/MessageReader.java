package netcoms.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Reads one JSON object into a message. Bytes become characters through the JDK's strict decoder first, since a JSON
 * parser takes overlong and surrogate sequences that are not UTF-8.
 */
final class MessageReader {
    /** Nothing of ours is deeper than 2; the rest is for fields of others, which are skipped. */
    private static final int MAX_DEPTH = 32;

    private static final int MAX_NAME_LENGTH = 1_000;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final int KEPT_CHARS = 64 * 1024;

    /** One for each limit: a factory is dear, and any thread may use it. */
    private static final ConcurrentHashMap<Integer, JsonFactory> FACTORIES = new ConcurrentHashMap<>();

    private final JsonFactory json;
    private final CharsetDecoder utf8 = StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    private final QuickReader quick = new QuickReader();
    private final int maxBytes;
    private char[] chars = new char[1024];

    MessageReader(int maxBytes) {
        this.maxBytes = maxBytes;
        json = FACTORIES.computeIfAbsent(maxBytes, MessageReader::factory);
    }

    private static JsonFactory factory(int maxBytes) {
        StreamReadConstraints limits = StreamReadConstraints.builder()
                .maxNestingDepth(MAX_DEPTH)
                .maxStringLength(maxBytes)
                .maxNameLength(MAX_NAME_LENGTH)
                .maxNumberLength(MAX_NUMBER_LENGTH)
                .maxDocumentLength(maxBytes)
                .build();
        // Field names of strangers have no business in the JVM's table of interned strings.
        return new JsonFactoryBuilder()
                .streamReadConstraints(limits)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .build();
    }

    Message read(byte[] bytes, int from, int to) throws MalformedException {
        Message line = to - from <= maxBytes ? quick.read(bytes, from, to) : null;
        return line == null ? parse(bytes, from, to) : line;
    }

    /** Like {@link #read}; of a quick line without a mark of its own, the shape is remembered too. */
    Message read(byte[] bytes, int from, int to, LineShape shape) throws MalformedException {
        Message line = to - from <= maxBytes ? quick.read(bytes, from, to) : null;
        if (line == null) {
            return parse(bytes, from, to);
        }
        if (line instanceof Message.Chat chat && chat.ref() == null && quick.contentFrom() >= 0) {
            shape.learn(bytes, from, quick.contentFrom(), quick.contentTo(), to, chat.time());
        }
        return line;
    }

    /** The whole of JSON; what {@link QuickReader} takes is read here in the same way. */
    Message parse(byte[] bytes, int from, int to) throws MalformedException {
        int length = decode(bytes, from, to);
        MessageFields fields = new MessageFields();
        try (JsonParser parser = json.createParser(chars, 0, length)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw MalformedException.fatal("Expected a JSON object.");
            }
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                fields.take(name, parser);
            }
            if (parser.currentToken() != JsonToken.END_OBJECT || parser.nextToken() != null) {
                throw MalformedException.fatal("Expected one JSON object.");
            }
        } catch (IOException e) {
            throw MalformedException.fatal("Not valid JSON, or nested too deeply.");
        }
        return fields.message();
    }

    private int decode(byte[] bytes, int from, int to) throws MalformedException {
        int count = to - from;
        if (chars.length < count || (chars.length > KEPT_CHARS && count <= KEPT_CHARS)) {
            chars = new char[Math.max(count, 1024)];
        }
        CharBuffer out = CharBuffer.wrap(chars);
        utf8.reset();
        if (utf8.decode(ByteBuffer.wrap(bytes, from, count), out, true).isError()) {
            throw MalformedException.fatal("Not valid UTF-8.");
        }
        return out.position();
    }
}
