package netcoms.app;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import netcoms.chat.client.Knock;
import netcoms.chat.client.Knock.Answer;
import netcoms.config.Config;
import netcoms.secure.Door;
import netcoms.secure.Fingerprint;
import netcoms.secure.KnownServers;
import netcoms.secure.Secret;
import netcoms.ui.text.TerminalText;
import org.jspecify.annotations.Nullable;

/**
 * Finds out what it takes to get into a server, and asks the person where only a person can decide: trust on first use,
 * never on a change, as ssh does it. Nothing is told to a server that is not trusted, and no password goes through a
 * network without TLS.
 */
final class Doorway {
    private static final int PASSWORDS_ASKED = 3;

    private final Address address;
    private final DoorOptions options;
    private final KnownServers known;
    private final Asker asker;
    private final Duration patience;
    private @Nullable Secret password;

    Doorway(Address address, DoorOptions options, Config config, Asker asker) {
        this.address = address;
        this.options = options;
        this.asker = asker;
        known = new KnownServers(config.securityFolder());
        patience = config.connectTimeout();
        password = config.password();
    }

    /** @throws Failure when the server is not to be trusted, or does not let us in */
    Door find() throws IOException {
        Optional<Fingerprint> given = given();
        Optional<Fingerprint> expected = given.isPresent() ? given : known.find(address.toString());
        boolean plain = Boolean.FALSE.equals(options.tls)
                || (options.tls == null && expected.isEmpty() && address.isLoopback());
        if (plain) {
            return plainDoor();
        }
        return secureDoor(expected, given.isPresent());
    }

    private Optional<Fingerprint> given() {
        String text = options.fingerprint;
        if (text == null) {
            return Optional.empty();
        }
        Optional<Fingerprint> given = Fingerprint.parse(text);
        if (given.isEmpty()) {
            throw new Failure(
                    ExitCode.USAGE,
                    "--fingerprint is '" + TerminalText.clean(text)
                            + "', but must be SHA256: and 43 characters, as the server prints it when it starts");
        }
        return given;
    }

    private Door plainDoor() throws IOException {
        boolean mayAuthenticate = address.isLoopback();
        return switch (knock(false, new Door(null, mayAuthenticate ? password : null))) {
            case Answer.NeedsTls needs when options.tls == null -> secureDoor(Optional.empty(), false);
            case Answer.NeedsTls needs -> throw refused("it speaks TLS only; leave --no-tls out");
            case Answer.AsksPassword asks
            when !mayAuthenticate ->
                throw refused(
                        "it asks for a password, which goes through a network with TLS only;" + " leave --no-tls out");
            case Answer.AsksPassword asks -> withPassword(null);
            case Answer.Refuses refuses when mayAuthenticate && password != null -> withPassword(null);
            case Answer.Open open -> new Door(null, open.asked() ? password : null);
            // Perhaps an old server, or none yet: the client says what it meets, and tries again.
            default -> new Door(null, mayAuthenticate ? password : null);
        };
    }

    private Door secureDoor(Optional<Fingerprint> expected, boolean given) throws IOException {
        Fingerprint certificate = expected.isPresent() ? expected.get() : firstContact();
        Answer answer = knock(true, new Door(certificate, password));
        if (answer instanceof Answer.Shows shows) {
            throw given ? notTheGiven(certificate, shows.certificate()) : changed(certificate, shows.certificate());
        }
        if (answer instanceof Answer.NoTls) {
            throw refused(
                    "it does not speak TLS" + (given ? "" : ", but did before") + ". If that is right, add --no-tls");
        }
        if (given && !(answer instanceof Answer.Silent)) {
            known.put(address.toString(), certificate);
        }
        return switch (answer) {
            case Answer.AsksPassword asks -> withPassword(certificate);
            case Answer.Refuses refuses -> withPassword(certificate);
            case Answer.Open open when !open.asked() -> new Door(certificate, null);
            default -> new Door(certificate, password);
        };
    }

    /** Learns the certificate and lets the person decide. */
    private Fingerprint firstContact() throws IOException {
        Answer answer = knock(true, Door.OPEN);
        Fingerprint seen = switch (answer) {
            case Answer.Shows shows -> shows.certificate();
            case Answer.NoTls none ->
                throw refused("it does not speak TLS. To talk to it all the same, where everybody on the way"
                        + " can listen, add --no-tls");
            case Answer.Silent silent ->
                throw new Failure(
                        ExitCode.FAILED, "can't reach " + address + ": " + TerminalText.clean(silent.reason()));
            default -> throw new IllegalStateException("a server was trusted that is not known: " + answer);
        };
        if (!options.acceptNew && !asker.trusts(address, seen)) {
            throw refused("it is not known yet, and its certificate " + seen + " was not accepted");
        }
        known.put(address.toString(), seen);
        return seen;
    }

    /** Asks for the password until it is the right one, a few times. */
    private Door withPassword(@Nullable Fingerprint certificate) {
        for (int asked = 0; ; asked++) {
            if (password != null) {
                Door door = new Door(certificate, password);
                if (!(knock(certificate != null, door) instanceof Answer.Refuses refuses)) {
                    return door;
                }
                if (asked == PASSWORDS_ASKED || !asker.canAsk()) {
                    throw refused(TerminalText.clean(refuses.why()));
                }
                asker.say(TerminalText.clean(refuses.why()));
            }
            password = asker.password(address)
                    .orElseThrow(() -> refused("it asks for a password; set NETCOMS_CHAT_PASSWORD"));
        }
    }

    private Answer knock(boolean tls, Door door) {
        return Knock.at(address.host(), address.port(), tls, door, patience);
    }

    private Failure refused(String why) {
        return new Failure(ExitCode.FAILED, "not connected to " + address + ": " + why);
    }

    private Failure notTheGiven(Fingerprint given, Fingerprint shown) {
        return refused("it shows the certificate\n  " + shown + ", not\n  " + given
                + ", which --fingerprint asks for. Nothing was sent.");
    }

    private Failure changed(Fingerprint before, Fingerprint now) {
        return new Failure(ExitCode.FAILED, """
                THE CERTIFICATE OF %1$s HAS CHANGED. Nothing was sent.
                Somebody may stand between you and the server and listen,
                or the server has made a new one.
                  known  %2$s
                  shown  %3$s
                Ask whoever runs the server which one is right. If it is the new one,
                say so once (it then replaces the other in %4$s):
                  --fingerprint %3$s""".formatted(address, before, now, known.file()));
    }
}
