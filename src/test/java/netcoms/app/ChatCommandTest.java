package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChatCommandTest {
    private final StringWriter said = new StringWriter();

    @Test
    void aNameThatCannotBeIsAskedForAgain() throws Exception {
        assertEquals("zoe", ask("two words\nsystem\n" + "x".repeat(1_000) + "\n zoe \nrest"));
        assertTrue(said.toString().contains("U+0020 is none of these."), said.toString());
        assertTrue(said.toString().contains("The name system is reserved."), said.toString());
        assertTrue(said.toString().contains("at most 32 characters"), said.toString());
    }

    @Test
    void enterOrTheEndOfTheInputTakesWhatIsProposed() throws Exception {
        assertEquals("ann", ask("\n"));
        assertEquals("ann", ask(""));
        assertEquals("ann", ask("two words"));
    }

    private String ask(String typed) throws IOException {
        return ChatCommand.ask(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), new PrintWriter(said, true), "ann");
    }
}
