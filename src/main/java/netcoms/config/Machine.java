package netcoms.config;

import java.text.Normalizer;
import netcoms.chat.ChatNames;

/**
 * What this machine says where the configuration leaves a value to the program.
 *
 * @param cores at least 1
 * @param user the login name, as the system has it
 */
record Machine(int cores, String user) {
    private static final int MAX_NAME_CODE_POINTS = 32;

    static Machine thisOne() {
        return new Machine(Runtime.getRuntime().availableProcessors(), System.getProperty("user.name", ""));
    }

    int halfTheCores() {
        return Math.max(1, cores / 2);
    }

    /** Two places at least: with one, nothing runs side by side and there is nothing to compare. */
    int coresButTwo() {
        return Math.max(2, cores);
    }

    /** The login name with everything dropped that the chat refuses in a name. */
    String chatName() {
        String kept = Normalizer.normalize(user, Normalizer.Form.NFKC)
                .codePoints()
                .filter(point -> ChatNames.problem(Character.toString(point)).isEmpty())
                .limit(MAX_NAME_CODE_POINTS)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        return Kinds.chatName().read(Given.text(kept)).orElse("operator");
    }
}
