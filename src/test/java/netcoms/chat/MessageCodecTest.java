package netcoms.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import netcoms.chat.Message.Ref;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MessageCodecTest {
    private static final String CHAT =
            "{\"type\":\"chat\",\"username\":\"ann\",\"content\":\"hi\",\"timestamp\":\"12:00:00\"";

    private final MessageCodec codec = new MessageCodec(65_536);

    @Test
    void everyMessageComesBackAsItWas() throws Exception {
        Ref word = new Ref("a1", false);
        Ref number = new Ref("7", true);
        List<Message> all = List.of(
                new Message.Hello(List.of("echo", "ping"), 9, "s3cret"),
                new Message.Hello(null, 0, ""),
                new Message.HelloAck(List.of(), "12:00:00"),
                new Message.HelloAck(null, ""),
                new Message.Username("ann"),
                new Message.UsernameAccepted("ann", "12:00:00"),
                new Message.Join(),
                new Message.Leave(),
                new Message.Chat(5, "ann", "\"\\{}\n\t😀é漢", "12:00:00", word, true),
                new Message.Chat(0, "ann", "x", "", number, false),
                new Message.OneShot("x", null),
                new Message.OneShot("x", new Message.Ref("r-1", false)),
                new Message.OneShotAck("12:00:00", 0, null),
                new Message.OneShotAck("12:00:00", 17, new Message.Ref("r-1", false)),
                new Message.Notice(3, "ann left the chat", "12:00:00"),
                new Message.Refusal("bad_name", "No.", "12:00:00"),
                new Message.HistoryAfter(0),
                new Message.HistoryEnd(12, true),
                new Message.Names(List.of("ann", "bob"), 2),
                new Message.Presence("ann", false),
                new Message.Ping("x", number),
                new Message.Pong("", null),
                new Message.Private("ann", "bob", "psst", "12:00:00", word));
        for (Message message : all) {
            byte[] bytes = codec.bytes(message, true);
            assertEquals('\n', bytes[bytes.length - 1]);
            assertEquals(message, codec.decode(bytes, 0, bytes.length - 1));
        }
    }

    @Test
    void clientsWithoutExtrasGetTheOriginalFieldsOnly() {
        assertEquals(CHAT + "}\n", plain(new Message.Chat(5, "ann", "hi", "12:00:00", new Ref("r", false), false)));
        assertEquals(
                CHAT.replace("\"hi\"", "\"* ann hi\"") + "}\n",
                plain(new Message.Chat(5, "ann", "hi", "12:00:00", null, true)));
        assertFalse(plain(new Message.Notice(5, "x", "12:00:00")).contains("id"));
        assertFalse(plain(new Message.Refusal("flood", "x", "12:00:00")).contains("flood"));
    }

    @Test
    void skipsWhatItDoesNotKnow() throws Exception {
        assertEquals(
                new Message.Chat(0, "", "hi", "", null, false),
                read(
                        "{\"deep\":[{\"content\":\"no\"}],\"type\":\"chat\",\"content\":\"hi\",\"x\":1.5e3,\"username\":null}"));
        assertEquals(new Message.Unknown("dance"), read("{\"type\":\"dance\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":}",
                "{\"type\":\"chat\",}",
                "{'type':'chat'}",
                "{type:1}",
                "{\"type\":\"chat\"]}",
                "{\"content\":\"\u0001\"}",
                "{\"content\":\"\\x\"}",
                "{\"content\":\"\\ud8\"}",
                "{\"n\":01}",
                "{\"n\":NaN}",
                "{/**/}"
            })
    void refusesWhatIsNotJson(String text) {
        assertTrue(refusal(text.getBytes(StandardCharsets.UTF_8)).isFatal());
    }

    @Test
    void refusesWhatIsNotUtf8() {
        byte[][] sequences = {
            {(byte) 0x80},
            {(byte) 0xff},
            {(byte) 0xc0, (byte) 0x80}, // overlong
            {(byte) 0xe0, (byte) 0x80, (byte) 0x80}, // overlong
            {(byte) 0xed, (byte) 0xa0, (byte) 0x80}, // a surrogate
            {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80}, // beyond Unicode
            {(byte) 0xe6, (byte) 0xbc} // cut short
        };
        for (byte[] sequence : sequences) {
            ByteArrayOutputStream object = new ByteArrayOutputStream();
            object.writeBytes("{\"type\":\"chat\",\"content\":\"".getBytes(StandardCharsets.UTF_8));
            object.writeBytes(sequence);
            object.writeBytes("\"}".getBytes(StandardCharsets.UTF_8));
            assertTrue(refusal(object.toByteArray()).isFatal());
        }
    }

    @Test
    void refusesDepthButNotTheNextMessage() throws Exception {
        String deep = "{\"a\":" + "[".repeat(100) + "]".repeat(100) + "}";
        assertTrue(refusal(deep.getBytes(StandardCharsets.UTF_8)).isFatal());
        assertEquals(new Message.Join(), read("{\"type\":\"join\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"type\":5}",
                "{\"type\":\"chat\",\"content\":{}}",
                "{\"type\":\"chat\",\"content\":\"\\ud800\"}",
                "{\"type\":\"chat\",\"content\":\"\\udc00\\ud800\"}",
                "{\"type\":\"hello\",\"caps\":\"echo\"}",
                "{\"type\":\"hello\",\"caps\":[1]}",
                "{\"type\":\"history\",\"after\":-1}",
                "{\"type\":\"history\",\"after\":1e2}",
                "{\"type\":\"history\",\"after\":99999999999999999999}",
                "{\"type\":\"chat\",\"ref\":[]}",
                "{\"type\":\"chat\",\"emote\":1}"
            })
    void refusesOneMessageAndNoMore(String text) {
        MalformedException e = refusal(text.getBytes(StandardCharsets.UTF_8));
        assertFalse(e.isFatal());
        assertTrue(e.sentence().endsWith("."));
    }

    @Test
    void refusesALongRef() {
        String text = "{\"type\":\"chat\",\"ref\":\"" + "r".repeat(65) + "\"}";
        assertFalse(refusal(text.getBytes(StandardCharsets.UTF_8)).isFatal());
    }

    @Test
    void aLongMessageDoesNotSpoilTheNext() throws Exception {
        String content = "漢".repeat(20_000);
        assertEquals(
                new Message.OneShot(content, null), read("{\"type\":\"message\",\"content\":\"" + content + "\"}"));
        assertTrue(codec.encode(new Message.OneShot(content, null), true).length() > 60_000);
        assertEquals("{\"type\":\"join\"}\n", plain(new Message.Join()));
    }

    private Message read(String text) throws MalformedException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return codec.decode(bytes, 0, bytes.length);
    }

    private MalformedException refusal(byte[] bytes) {
        return assertThrows(MalformedException.class, () -> codec.decode(bytes, 0, bytes.length));
    }

    private String plain(Message message) {
        return new String(codec.bytes(message, false), StandardCharsets.UTF_8);
    }
}
