package netcoms.chat;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import netcoms.chat.Message.Ref;
import netcoms.secure.Secret;
import org.jspecify.annotations.Nullable;

/** The fields of one object as they come in, and the message that they make. A field that is not known is skipped. */
final class MessageFields {
    static final int MAX_REF_LENGTH = 64;

    private String type = "";
    private String username = "";
    private String content = "";
    private String timestamp = "";
    private String to = "";
    private String code = "";
    private String resume = "";
    private String password = "";
    private @Nullable Ref ref;
    private @Nullable List<String> caps;
    private @Nullable List<String> names;
    private long id;
    private long after = -1;
    private long last;
    private int count;
    private boolean complete;
    private boolean online;
    private boolean emote;

    /** The first thing that was wrong; told only when the whole object has proved to be JSON. */
    private @Nullable String wrong;

    void take(String field, JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return; // as if it was not there
        }
        switch (field) {
            case "type" -> type = string(field, json);
            case "username" -> username = string(field, json);
            case "content" -> content = string(field, json);
            case "timestamp" -> timestamp = string(field, json);
            case "to" -> to = string(field, json);
            case "code" -> code = string(field, json);
            case "password" -> password = string(field, json);
            case "resume" -> resume = string(field, json);
            case "ref" -> ref = ref(json);
            case "caps" -> caps = strings(field, json);
            case "names" -> names = strings(field, json);
            case "id" -> id = number(field, json);
            case "after" -> after = number(field, json);
            case "last" -> last = number(field, json);
            case "count" -> count = (int) Math.min(number(field, json), Integer.MAX_VALUE);
            case "complete" -> complete = flag(field, json);
            case "online" -> online = flag(field, json);
            case "emote" -> emote = flag(field, json);
            default -> json.skipChildren();
        }
    }

    Message message() throws MalformedException {
        if (wrong != null) {
            throw MalformedException.refused(wrong);
        }
        return switch (type) {
            case "chat" -> new Message.Chat(id, username, content, timestamp, ref, emote);
            case "system" -> new Message.Notice(id, content, timestamp);
            case "hello" -> new Message.Hello(caps, Math.max(after, 0), resume);
            case "hello_ack" -> new Message.HelloAck(caps, timestamp);
            case "auth" -> new Message.Auth(new Secret(password));
            case "auth_accepted" -> new Message.AuthAccepted(timestamp);
            case "username" -> new Message.Username(content.isEmpty() ? username : content);
            case "username_accepted" -> new Message.UsernameAccepted(username, timestamp);
            case "join" -> new Message.Join();
            case "leave" -> new Message.Leave();
            case "message" -> new Message.OneShot(content, ref);
            case "message_ack" -> new Message.OneShotAck(timestamp, id, ref);
            case "error" -> new Message.Refusal(code, content, timestamp);
            case "history" -> after >= 0 ? new Message.HistoryAfter(after) : new Message.HistoryEnd(last, complete);
            case "names" -> new Message.Names(names == null ? List.of() : names, count);
            case "presence" -> new Message.Presence(username, online);
            case "ping" -> new Message.Ping(content, ref);
            case "pong" -> new Message.Pong(content, ref);
            case "private" -> new Message.Private(username, to, content, timestamp, ref);
            case "" -> throw MalformedException.refused("A message must have a type.");
            default -> new Message.Unknown(type);
        };
    }

    private String string(String field, JsonParser json) throws IOException {
        if (json.currentToken() != JsonToken.VALUE_STRING) {
            refuse(field + " must be a string.");
            json.skipChildren();
            return "";
        }
        String value = json.getText();
        if (hasHalfSurrogate(value)) {
            refuse(field + " has half of a surrogate pair.");
            return "";
        }
        return value;
    }

    private @Nullable Ref ref(JsonParser json) throws IOException {
        boolean number = json.currentToken() == JsonToken.VALUE_NUMBER_INT;
        if (!number && json.currentToken() != JsonToken.VALUE_STRING) {
            refuse("ref must be a string or an integer.");
            json.skipChildren();
            return null;
        }
        String text = number ? json.getText() : string("ref", json);
        if (text.length() > MAX_REF_LENGTH) {
            refuse("ref may be at most " + MAX_REF_LENGTH + " characters long.");
        }
        return new Ref(text, number);
    }

    private List<String> strings(String field, JsonParser json) throws IOException {
        List<String> values = new ArrayList<>();
        if (json.currentToken() != JsonToken.START_ARRAY) {
            refuse(field + " must be an array of strings.");
            json.skipChildren();
            return values;
        }
        while (json.nextToken() != JsonToken.END_ARRAY) {
            if (json.currentToken() == null) {
                break; // the parser reports the missing end itself
            }
            values.add(string(field, json));
        }
        return values;
    }

    private long number(String field, JsonParser json) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NUMBER_INT
                && json.getNumberType() != JsonParser.NumberType.BIG_INTEGER
                && json.getLongValue() >= 0) {
            return json.getLongValue();
        }
        refuse(field + " must be an integer that is not negative.");
        json.skipChildren();
        return 0;
    }

    private boolean flag(String field, JsonParser json) throws IOException {
        if (!json.currentToken().isBoolean()) {
            refuse(field + " must be true or false.");
            json.skipChildren();
            return false;
        }
        return json.getBooleanValue();
    }

    private void refuse(String sentence) {
        if (wrong == null) {
            wrong = sentence;
        }
    }

    private static boolean hasHalfSurrogate(String text) {
        for (int at = 0; at < text.length(); at++) {
            char c = text.charAt(at);
            if (Character.isSurrogate(c)) {
                if (!Character.isHighSurrogate(c)
                        || at + 1 == text.length()
                        || !Character.isLowSurrogate(text.charAt(at + 1))) {
                    return true;
                }
                at++;
            }
        }
        return false;
    }
}
