package netcoms.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import netcoms.secure.PasswordHash;
import netcoms.secure.PrivateFiles;
import netcoms.secure.Secret;
import netcoms.secure.ServerPassword;
import org.jspecify.annotations.Nullable;

/**
 * The password of the chat, from its key or its file.
 *
 * @param server what a server compares with; null for none
 * @param client what a client sends; null where only the hash is known
 */
public record Passwords(
        @Nullable ServerPassword server, @Nullable Secret client) {
    private static final Passwords NONE = new Passwords(null, null);
    private static final int MIN_CHARACTERS = 8;
    private static final int MAX_CHARACTERS = 200;
    private static final int MAX_FILE_BYTES = 4096;

    /** A password, or a hash that is well written. */
    public static boolean isAllowed(String text) {
        if (PasswordHash.looksLikeOne(text)) {
            return PasswordHash.parse(text).isPresent();
        }
        int characters = text.codePointCount(0, text.length());
        return characters >= MIN_CHARACTERS
                && characters <= MAX_CHARACTERS
                && text.codePoints().noneMatch(Character::isISOControl);
    }

    /** The key wins over the file, which is read here. Problems and warnings go to the values. */
    static Passwords of(Values values, Path installation, Path fileFolder) {
        Optional<String> written = values.get(Settings.CHAT_PASSWORD);
        if (written.isPresent()) {
            if (values.origin(Settings.CHAT_PASSWORD).layer() == Origin.Layer.FILE
                    && !PasswordHash.looksLikeOne(written.get())) {
                values.warn(
                        Settings.CHAT_PASSWORD,
                        "stands there for everybody who reads the file; put its hash there, which"
                                + " ./run.sh server --set-password makes, or use chat.password-file");
            }
            return from(written.get());
        }
        Optional<String> name = values.get(Settings.CHAT_PASSWORD_FILE);
        return name.map(path -> read(
                        values, Places.resolve(values, Settings.CHAT_PASSWORD_FILE, path, installation, fileFolder)))
                .orElse(NONE);
    }

    private static Passwords from(String text) {
        Optional<PasswordHash> hash = PasswordHash.parse(text);
        if (hash.isPresent()) {
            return new Passwords(ServerPassword.stored(hash.get()), null);
        }
        Secret secret = new Secret(text);
        return new Passwords(ServerPassword.known(secret), secret);
    }

    private static Passwords read(Values values, Path file) {
        try {
            if (Files.size(file) > MAX_FILE_BYTES) {
                return refused(values, file, "is too long to hold one password or its hash");
            }
            String text = Files.readString(file, StandardCharsets.UTF_8).strip();
            if (!isAllowed(text)) {
                return refused(
                        values,
                        file,
                        "must hold one line with a password of 8 to 200 characters, or the hash that"
                                + " ./run.sh server --set-password makes");
            }
            if (PrivateFiles.isShared(file)) {
                values.warn(
                        Settings.CHAT_PASSWORD_FILE,
                        "is " + Quoted.of(file.toString()) + ", which others can read; run: chmod 600 "
                                + Quoted.plain(file.toString()));
            }
            return from(text);
        } catch (IOException e) {
            return refused(
                    values, file, "can't be read as a text in UTF-8; ./run.sh server --set-password makes such a file");
        }
    }

    private static Passwords refused(Values values, Path file, String why) {
        values.problem(Settings.CHAT_PASSWORD_FILE, "is " + Quoted.of(file.toString()) + ", which " + why);
        return NONE;
    }
}
