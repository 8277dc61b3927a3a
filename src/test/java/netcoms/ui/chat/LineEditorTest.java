package netcoms.ui.chat;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import netcoms.ui.terminal.Key;
import org.junit.jupiter.api.Test;

class LineEditorTest {
    private final LineEditor editor = new LineEditor();

    private void press(String... keys) {
        for (String key : keys) {
            editor.key(Key.named(key));
        }
    }

    @Test
    void editsByWhatAPersonSees() {
        editor.set("a日e\u0301👩\u200d💻b");
        press("Left", "Backspace");
        assertEquals("a日éb", editor.text());
        press("Backspace", "Left", "Delete");
        assertEquals("ab", editor.text());
    }

    @Test
    void aMarkTypedLaterJoinsWhatStandsBefore() {
        editor.key(Key.typed("e"));
        editor.key(Key.typed("\u0301"));
        assertEquals("é", editor.text());
        press("Backspace");
        assertEquals("", editor.text());
    }

    @Test
    void cutsWordsAndEnds() {
        editor.set("one two  three");
        press("Ctrl-W");
        assertEquals("one two  ", editor.text());
        press("Ctrl-W");
        assertEquals("one ", editor.text());
        press("Ctrl-A", "Right", "Ctrl-K");
        assertEquals("o", editor.text());
        press("Ctrl-U");
        assertEquals("", editor.text());
        assertFalse(editor.key(Key.named("F9")));
    }

    @Test
    void takesNoMoreThanFitsIntoAMessage() {
        editor.set("x".repeat(LineEditor.MOST_CHARS));
        editor.key(Key.typed("y"));
        assertEquals(LineEditor.MOST_CHARS, editor.text().length());
        press("Backspace");
        editor.key(Key.typed("👩"));
        assertEquals(LineEditor.MOST_CHARS - 1, editor.text().length());
    }

    @Test
    void aLongLineScrollsWithItsCursor() {
        editor.set("0123456789".repeat(5));
        LineEditor.View view = editor.view(20);
        assertEquals(true, view.text().endsWith("9"));
        assertEquals(view.text().length(), view.cursorColumn());
        press("Home");
        assertEquals(new LineEditor.View("0123456789012345678", 0), editor.view(20));
    }
}
