package netcoms.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import netcoms.chat.ChatText;
import netcoms.chat.client.ChatClient;
import netcoms.chat.client.ChatEvent;
import netcoms.chat.client.ClientSettings;
import netcoms.ui.text.TerminalText;
import picocli.CommandLine;

/**
 * The chat for pipes: says every line of the input, prints every line heard. Ends at the end of input, after the
 * last line was confirmed, or by a signal. What the server says beside the lines goes to standard error.
 */
final class LineChat {
    private static final long CONFIRM_SECONDS = 3;
    private static final long RETRY_MILLIS = 20;

    /** Half of what a server takes by default: JSON may write a character as two. */
    private static final int MAX_LINE_BYTES = 32 * 1024;

    private final PrintWriter out;
    private final PrintWriter err;
    private final InputStream in;
    private final ClientSettings settings;
    private final CompletableFuture<Integer> end = new CompletableFuture<>();
    private final CompletableFuture<Boolean> connected = new CompletableFuture<>();
    // Lines said and not yet confirmed: counted up by the reader, down by the client's thread.
    private final AtomicInteger unconfirmed = new AtomicInteger();
    private final CompletableFuture<Boolean> inputEnded = new CompletableFuture<>();
    private final CompletableFuture<Boolean> confirmed = new CompletableFuture<>();

    LineChat(CommandLine command, InputStream in, ClientSettings settings) {
        this.out = command.getOut();
        this.err = command.getErr();
        this.in = in;
        this.settings = settings;
    }

    /** Runs until the end of input or a signal; returns the exit code. */
    int run() throws Exception {
        Signals.endOnSignal(end);
        try (ChatClient chat = ChatClient.start(settings, this::heard)) {
            Thread.ofVirtual().name("stdin").start(() -> say(chat));
            return end.get();
        }
    }

    private void say(ChatClient chat) {
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            if (!connected.get()) {
                return;
            }
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Optional<String> problem = problem(line);
                if (problem.isPresent()) {
                    err.println("NetComs: not said: " + problem.get());
                } else if (!line.isBlank()) {
                    unconfirmed.incrementAndGet();
                    // False while the connection is away or the outbox is full: the line waits, the rest behind it.
                    while (!chat.send(line)) {
                        Thread.sleep(RETRY_MILLIS);
                    }
                }
            }
            if (unconfirmed.get() > 0) {
                inputEnded.complete(true);
                awaitConfirmation();
            }
            end.complete(ExitCode.OK);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException | java.util.concurrent.ExecutionException e) {
            err.println("NetComs: reading the input failed: " + e.getMessage());
            end.complete(ExitCode.FAILED);
        }
    }

    /** Why this line may never be said; an empty line is passed over without a word. */
    private static Optional<String> problem(String line) {
        if (line.isBlank()) {
            return Optional.empty();
        }
        int bytes = line.getBytes(StandardCharsets.UTF_8).length;
        return bytes > MAX_LINE_BYTES
                ? Optional.of("the line has " + bytes + " bytes; at most " + MAX_LINE_BYTES + " fit in a message")
                : ChatText.problem(line);
    }

    private void awaitConfirmation() throws InterruptedException, java.util.concurrent.ExecutionException {
        try {
            if (unconfirmed.get() > 0) {
                confirmed.get(CONFIRM_SECONDS, TimeUnit.SECONDS);
            }
        } catch (TimeoutException e) {
            err.println("NetComs: " + unconfirmed.get() + " lines were not confirmed by the server");
        }
    }

    /** On the client's thread. */
    private void heard(ChatEvent event) {
        switch (event) {
            case ChatEvent.Line line -> {
                if (line.own() && !line.replayed()) {
                    if (unconfirmed.decrementAndGet() == 0 && inputEnded.isDone()) {
                        confirmed.complete(true);
                    }
                } else {
                    print(
                            line.time(),
                            line.emote() ? "* " + line.from() + " " + line.text() : line.from() + ": " + line.text());
                }
            }
            case ChatEvent.PrivateLine line when line.own() -> {}
            case ChatEvent.PrivateLine line -> print(line.time(), line.from() + " (to you): " + line.text());
            case ChatEvent.Notice notice -> print(notice.time(), "● " + notice.text());
            case ChatEvent.Refused refused
            when !connected.isDone() -> {
                err.println("NetComs: " + TerminalText.clean(refused.text()));
                connected.complete(false);
                end.complete(ExitCode.FAILED);
            }
            case ChatEvent.Refused refused -> err.println("NetComs: " + TerminalText.clean(refused.text()));
            case ChatEvent.Connected now -> {
                err.println((now.again() ? "connected again as " : "connected as ") + TerminalText.clean(now.name()));
                connected.complete(true);
            }
            case ChatEvent.Disconnected lost
            when !connected.isDone() -> {
                err.println("NetComs: can't reach " + new Address(settings.host(), settings.port()) + ": "
                        + TerminalText.clean(lost.reason()));
                connected.complete(false);
                end.complete(ExitCode.FAILED);
            }
            case ChatEvent.Disconnected lost -> err.println("connection lost: " + TerminalText.clean(lost.reason()));
            case ChatEvent.Gap gap -> err.println("some lines were missed: the server no longer holds them");
            case ChatEvent.Names names -> {}
        }
    }

    private void print(String time, String text) {
        out.println(TerminalText.clean(time.isEmpty() ? text : time + " " + text));
        out.flush();
    }
}
