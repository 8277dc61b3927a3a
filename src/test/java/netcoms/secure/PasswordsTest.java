package netcoms.secure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
    private static final Secret RIGHT = new Secret("correct hörse");
    private static final Secret WRONG = new Secret("correct horse");

    @Test
    void aHashTellsItsPasswordFromOthersAndSurvivesBeingStored() {
        PasswordHash made = PasswordHash.of(RIGHT, 10_000);
        PasswordHash read = PasswordHash.parse(made.text()).orElseThrow();
        assertTrue(read.matches(RIGHT));
        assertFalse(read.matches(WRONG));
        assertFalse(read.matches(new Secret("")));
        assertNotEquals(made.text(), PasswordHash.of(RIGHT, 10_000).text(), "the salt is new each time");
        assertTrue(PasswordHash.of(RIGHT).text().startsWith("pbkdf2-sha256$600000$"));
    }

    /** The same numbers from another implementation: Python's hashlib.pbkdf2_hmac. */
    @Test
    void itIsPbkdf2AsOthersComputeIt() {
        String salt = Base64.getEncoder().encodeToString("0123456789abcdef".getBytes());
        String hash = Base64.getEncoder()
                .encodeToString(
                        HexFormat.of().parseHex("62c5de3b0558b7f4fc163b5f0c50e356eb5d6cb3fea50b6f926e2d44c9d6d6e9"));
        assertTrue(PasswordHash.parse("pbkdf2-sha256$10000$" + salt + "$" + hash)
                .orElseThrow()
                .matches(RIGHT));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "secret",
                "pbkdf2-sha256$",
                "pbkdf2-sha256$9$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "pbkdf2-sha256$99999999$AAAAAAAAAAAAAAAAAAAAAA==$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
                "pbkdf2-sha256$600000$AAAAAAAAAAAAAAAAAAAAAA==$AAAA",
                "pbkdf2-sha256$600000$A=AAAAAAAAAAAAAAAAAAAAA=$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=",
            })
    void whatIsNoHashIsNotRead(String text) {
        assertEquals(Optional.empty(), PasswordHash.parse(text));
    }

    @Test
    void theSlowHashIsNeededOnceOnly() {
        ServerPassword password = ServerPassword.stored(PasswordHash.of(RIGHT, 10_000));
        assertEquals(Optional.empty(), password.quick(RIGHT));
        assertFalse(password.matches(WRONG));
        assertEquals(Optional.empty(), password.quick(RIGHT), "a wrong one teaches nothing");
        assertTrue(password.matches(RIGHT));
        assertEquals(Optional.of(true), password.quick(RIGHT));
        assertEquals(Optional.of(false), password.quick(WRONG));
        assertEquals(Optional.of(true), ServerPassword.known(RIGHT).quick(RIGHT));
    }

    @Test
    void nothingOfItIsShown() {
        for (Object secret :
                new Object[] {RIGHT, PasswordHash.of(RIGHT, 10_000), ServerPassword.known(RIGHT), new Door(null, RIGHT)
                }) {
            assertFalse(secret.toString().contains("correct"), secret::toString);
            assertFalse(secret.toString().contains("$"), secret::toString);
        }
    }
}
