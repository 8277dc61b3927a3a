package netcoms.ui;

import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import netcoms.chat.client.ChatEvent;
import netcoms.ui.UiSettings.Background;
import netcoms.ui.UiSettings.Choice;
import org.jspecify.annotations.Nullable;

/**
 * The dashboard on a real terminal with nothing behind it. Arguments: seconds of a trial (default 3), then {@code chatty}
 * for people who talk, {@code flood} for guests who do.
 */
final class ScreenMain {
    private static final List<String> SAID = List.of(
            "hello",
            "@ann did you see that?",
            "日本語のテキスト und Umlaute äöü, emoji ✅ ⭐ 👩‍💻 and a combining e\u0301",
            "a longer line that has to be wrapped because no chat pane is as wide as some people talk, on and on",
            "evil \u001b[2J \u009b31m \u202e drawkcab");

    private ScreenMain() {}

    public static void main(String[] args) throws Exception {
        double trialSeconds = args.length > 0 ? Double.parseDouble(args[0]) : 3;
        String mode = args.length > 1 ? args[1] : "";
        CountDownLatch quit = new CountDownLatch(1);
        AtomicReference<@Nullable Dashboard> open = new AtomicReference<>();
        FakeBench bench = new FakeBench(
                event -> {
                    Dashboard dashboard = open.get();
                    if (dashboard != null) {
                        dashboard.post(event);
                    }
                },
                quit::countDown,
                trialSeconds);
        UiSettings settings = new UiSettings(Choice.AUTO, Background.AUTO, Choice.AUTO);
        try (Dashboard dashboard = Dashboard.open(settings, bench, Samples::table);
                ScheduledExecutorService talkers = Executors.newSingleThreadScheduledExecutor()) {
            open.set(dashboard);
            dashboard.post(new ChatEvent.Connected("ann", false));
            AtomicInteger said = new AtomicInteger();
            if (!mode.isEmpty()) {
                long periodMicros = mode.equals("flood") ? 200 : 1_500_000;
                talkers.scheduleAtFixedRate(
                        () -> dashboard.post(line(mode, said.getAndIncrement())),
                        0,
                        periodMicros,
                        TimeUnit.MICROSECONDS);
            }
            Thread.ofVirtual().start(() -> {
                try {
                    dashboard.awaitEnd();
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                }
                quit.countDown();
            });
            quit.await();
            talkers.shutdownNow();
            long started = System.nanoTime();
            dashboard.close();
            System.out.println("left, which took " + (System.nanoTime() - started) / 1_000_000 + " ms");
        }
    }

    private static ChatEvent line(String mode, int index) {
        String time = LocalTime.now().truncatedTo(ChronoUnit.SECONDS).toString();
        String from = mode.equals("flood") && index % 5_000 != 0
                ? "guest"
                : List.of("bob", "cleo", "dora").get(index % 3);
        return new ChatEvent.Line(index, time, from, SAID.get(index % SAID.size()), false, false, false);
    }
}
