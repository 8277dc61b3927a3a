package netcoms.app;

import java.io.Console;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Optional;
import netcoms.secure.Fingerprint;
import netcoms.secure.Secret;
import netcoms.ui.Dashboard;
import org.jspecify.annotations.Nullable;

/** Asks the person at the terminal, on the normal screen; where there is nobody, every answer is no. */
class Asker {
    private final @Nullable Console console;
    private final PrintWriter err;

    /** @param console null when nobody can be asked */
    Asker(@Nullable Console console, PrintWriter err) {
        this.console = console;
        this.err = err;
    }

    /** Somebody can be asked where the program stands at a terminal: Java has a console also where there is none. */
    static Asker atTerminal(PrintWriter err) throws IOException {
        return new Asker(Dashboard.hasTerminal() ? System.console() : null, err);
    }

    /** For where the normal screen is out of sight: nobody is asked, and nothing is said. */
    static Asker nobody() {
        return new Asker(null, new PrintWriter(Writer.nullWriter()));
    }

    boolean canAsk() {
        return console != null;
    }

    /** Whether this certificate is the server's; only the whole word counts, or the fingerprint itself. */
    boolean trusts(Address address, Fingerprint seen) {
        if (console == null) {
            err.println("""
                    %1$s is not known yet. Compare its certificate with what the server printed when it started:
                      %2$s
                    If it is the same, add --fingerprint %2$s; --accept-new takes any.""".formatted(address, seen));
            err.flush();
            return false;
        }
        err.println("""
                %s is not known yet. Its certificate has the fingerprint
                  %s
                Compare it with what the server printed when it started.""".formatted(address, seen));
        while (true) {
            err.print("Is it the same (yes/no)? ");
            err.flush();
            String answer = console.readLine();
            String word = answer == null ? "no" : answer.strip();
            if (word.equals("yes") || word.equals(seen.text())) {
                return true;
            }
            if (word.equals("no")) {
                return false;
            }
            err.println("Please type yes, no, or the fingerprint that you expect.");
        }
    }

    /** The password, which is not shown while it is typed; empty when nobody gives one. */
    Optional<Secret> password(Address address) {
        if (console == null) {
            return Optional.empty();
        }
        err.print("Password of " + address + ": ");
        err.flush();
        char[] typed = console.readPassword();
        return typed == null || typed.length == 0 ? Optional.empty() : Optional.of(new Secret(new String(typed)));
    }

    void say(String text) {
        err.println(text);
        err.flush();
    }
}
