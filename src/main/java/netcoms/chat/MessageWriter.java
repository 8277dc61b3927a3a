package netcoms.chat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonFactoryBuilder;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import netcoms.chat.MessageCodec.Encoded;
import org.jspecify.annotations.Nullable;

/** Writes messages as JSON objects, each with a newline behind it. One generator serves for all of them. */
final class MessageWriter {
    private static final SerializableString TYPE = new SerializedString("type");
    private static final SerializableString USERNAME = new SerializedString("username");
    private static final SerializableString CONTENT = new SerializedString("content");
    private static final SerializableString TIMESTAMP = new SerializedString("timestamp");
    private static final SerializableString ID = new SerializedString("id");
    private static final SerializableString REF = new SerializedString("ref");
    private static final byte[] BEFORE_NAME = ascii("{\"type\":\"chat\",\"username\":\"");
    private static final byte[] BEFORE_CONTENT = ascii("\",\"content\":\"");
    private static final byte[] BEFORE_TIME = ascii("\",\"timestamp\":\"");
    private static final byte[] BEFORE_ID = ascii(",\"id\":");
    /** All text as UTF-8 as it stands, emoji too, which a generator writes as two escapes otherwise. */
    private static final JsonFactory JSON = new JsonFactoryBuilder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();

    private final Encoded out = new Encoded();
    private final JsonGenerator json;

    MessageWriter() {
        try {
            json = JSON.createGenerator(out);
            json.setRootValueSeparator(null);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
    }

    Encoded write(Message message, boolean extended) {
        out.clear();
        if (message instanceof Message.Chat line && quick(line, extended)) {
            return out;
        }
        return generate(message, extended);
    }

    /** The same for a line whose content is these bytes, which need no escape. */
    Encoded write(Message.Chat line, byte[] content, int from, int to, boolean extended) {
        out.clear();
        if (!isQuick(line, extended) || !out.text(BEFORE_NAME, line.username())) {
            return write(line, extended);
        }
        out.bytes(BEFORE_CONTENT);
        out.write(content, from, to - from);
        return end(line, extended) ? out : write(line, extended);
    }

    /** Writes a chat line as {@link #generate} would, when nothing in it needs an escape; a test compares the two. */
    private boolean quick(Message.Chat line, boolean extended) {
        return isQuick(line, extended)
                && out.text(BEFORE_NAME, line.username())
                && out.text(BEFORE_CONTENT, line.content())
                && end(line, extended);
    }

    private static boolean isQuick(Message.Chat line, boolean extended) {
        return !line.emote()
                && (!extended || line.ref() == null)
                && !line.username().isEmpty()
                && !line.content().isEmpty()
                && !line.time().isEmpty();
    }

    /** What stands behind the content. */
    private boolean end(Message.Chat line, boolean extended) {
        if (!out.text(BEFORE_TIME, line.time())) {
            return false;
        }
        out.write('"');
        if (extended && line.id() != 0) {
            out.bytes(BEFORE_ID);
            out.bytes(ascii(Long.toString(line.id())));
        }
        out.write('}');
        out.write('\n');
        return true;
    }

    /** Writes any message. */
    Encoded generate(Message message, boolean extended) {
        out.clear();
        try {
            json.writeStartObject();
            fields(message, extended);
            json.writeEndObject();
            json.flush();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        out.write('\n');
        return out;
    }

    private void fields(Message message, boolean extended) throws IOException {
        switch (message) {
            case Message.Chat m -> chat(m, extended);
            case Message.Notice m -> {
                original("system", ChatNames.SYSTEM, m.content(), m.time());
                if (extended && m.id() != 0) {
                    number(ID, m.id());
                }
            }
            case Message.Hello m -> {
                type("hello");
                text(CONTENT, "HELLO");
                strings("caps", m.caps());
                if (m.after() != 0) {
                    json.writeNumberField("after", m.after());
                }
                if (!m.resume().isEmpty()) {
                    json.writeStringField("resume", m.resume());
                }
            }
            case Message.HelloAck m -> {
                original("hello_ack", ChatNames.SYSTEM, "HELLO_ACK", m.time());
                strings("caps", m.caps());
            }
            case Message.Auth m -> {
                type("auth");
                json.writeStringField("password", m.password().reveal());
            }
            case Message.AuthAccepted m -> original("auth_accepted", ChatNames.SYSTEM, "AUTH_ACCEPTED", m.time());
            case Message.Username m -> original("username", m.name(), m.name(), "");
            case Message.UsernameAccepted m -> original("username_accepted", m.name(), "USERNAME_ACCEPTED", m.time());
            case Message.Join m -> original("join", "", "", "");
            case Message.Leave m -> original("leave", "", "", "");
            case Message.OneShot m -> {
                original("message", "", m.content(), "");
                ref(m.ref());
            }
            case Message.OneShotAck m -> {
                original("message_ack", ChatNames.SYSTEM, "MESSAGE_ACK", m.time());
                if (m.id() != 0) {
                    number(ID, m.id());
                }
                ref(m.ref());
            }
            case Message.Refusal m -> {
                original("error", ChatNames.SYSTEM, m.content(), m.time());
                if (extended && !m.code().isEmpty()) {
                    json.writeStringField("code", m.code());
                }
            }
            case Message.HistoryAfter m -> {
                type("history");
                json.writeNumberField("after", m.after());
            }
            case Message.HistoryEnd m -> {
                type("history");
                json.writeNumberField("last", m.last());
                json.writeBooleanField("complete", m.complete());
            }
            case Message.Names m -> {
                type("names");
                strings("names", m.names());
                json.writeNumberField("count", m.count());
            }
            case Message.Presence m -> {
                type("presence");
                text(USERNAME, m.username());
                json.writeBooleanField("online", m.online());
            }
            case Message.Ping m -> probe("ping", m.content(), m.ref());
            case Message.Pong m -> probe("pong", m.content(), m.ref());
            case Message.Private m -> {
                original("private", m.from(), m.content(), m.time());
                json.writeStringField("to", m.to());
                ref(m.ref());
            }
            case Message.Unknown m -> type(m.type());
        }
    }

    private void chat(Message.Chat m, boolean extended) throws IOException {
        String plain = m.emote() && !extended ? "* " + m.username() + " " + m.content() : m.content();
        original("chat", m.username(), plain, m.time());
        if (extended) {
            if (m.id() != 0) {
                number(ID, m.id());
            }
            if (m.emote()) {
                json.writeBooleanField("emote", true);
            }
            ref(m.ref());
        }
    }

    private void original(String type, String username, String content, String time) throws IOException {
        type(type);
        if (!username.isEmpty()) {
            text(USERNAME, username);
        }
        if (!content.isEmpty()) {
            text(CONTENT, content);
        }
        if (!time.isEmpty()) {
            text(TIMESTAMP, time);
        }
    }

    private void probe(String type, String content, Message.@Nullable Ref ref) throws IOException {
        original(type, "", content, "");
        ref(ref);
    }

    private void type(String type) throws IOException {
        text(TYPE, type);
    }

    private void text(SerializableString field, String value) throws IOException {
        json.writeFieldName(field);
        json.writeString(value);
    }

    private void number(SerializableString field, long value) throws IOException {
        json.writeFieldName(field);
        json.writeNumber(value);
    }

    private void ref(Message.@Nullable Ref ref) throws IOException {
        if (ref != null) {
            json.writeFieldName(REF);
            if (ref.number()) {
                json.writeNumber(ref.text());
            } else {
                json.writeString(ref.text());
            }
        }
    }

    private void strings(String field, @Nullable List<String> values) throws IOException {
        if (values != null) {
            json.writeArrayFieldStart(field);
            for (String value : values) {
                json.writeString(value);
            }
            json.writeEndArray();
        }
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
