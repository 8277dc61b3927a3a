package netcoms.chat.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import netcoms.chat.Message.Ref;
import netcoms.chat.server.SaidOnce.Key;
import org.junit.jupiter.api.Test;

class SaidOnceTest {
    private static Key key(String ref, String content) {
        return Key.of(new Ref(ref, false), content);
    }

    @Test
    void aLineIsFoundUnderItsReferenceAndContentAlone() {
        SaidOnce said = new SaidOnce(10, 1_000);
        long id = said.add(key("a", "hello"));
        assertEquals(id, said.find(key("a", "hello")));
        assertEquals(0, said.find(key("a", "hell")));
        assertEquals(0, said.find(key("b", "hello")));
        assertEquals(0, said.find(key("ah", "ello")), "reference and content are not one text");
        assertEquals(0, said.find(Key.of(new Ref("a", true), "hello")));
        assertNotEquals(id, said.add(key("b", "hello")));
    }

    @Test
    void theOldestIsForgottenWhenThereAreTooMany() {
        SaidOnce said = new SaidOnce(3, 1_000);
        for (int i = 0; i < 4; i++) {
            said.add(key("r" + i, "x"));
        }
        assertEquals(0, said.find(key("r0", "x")));
        for (int i = 1; i < 4; i++) {
            assertEquals(1_000_001 + i, said.find(key("r" + i, "x")));
        }
    }

    @Test
    void idsOfALaterLifeAreHigher() {
        assertEquals(2_000_001, new SaidOnce(3, 2_000).add(key("r", "x")));
    }
}
