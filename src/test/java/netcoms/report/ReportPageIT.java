package netcoms.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import javax.imageio.ImageIO;
import netcoms.testing.terminal.Execution;
import netcoms.testing.terminal.Programs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real browser shows report.html: without a complaint, without asking anybody for anything, in light, dark and on paper. */
class ReportPageIT {
    private static final Duration LIMIT = Duration.ofSeconds(120);

    @TempDir
    Path folder;

    // Counted by the neighbour's thread.
    private final AtomicInteger asked = new AtomicInteger();
    private ServerSocketChannel neighbour;

    /** A neighbour hangs up on whoever asks, and counts it. */
    @BeforeEach
    void listen() throws IOException {
        neighbour = ServerSocketChannel.open();
        neighbour.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        Thread.ofPlatform().daemon().start(() -> {
            try {
                while (true) {
                    SocketChannel caller = neighbour.accept();
                    asked.incrementAndGet();
                    caller.close();
                }
            } catch (IOException e) {
                // Closed at the end of the test.
            }
        });
    }

    @AfterEach
    void close() throws IOException {
        neighbour.close();
    }

    @Test
    void aPageThatAsksIsNoticed() throws Exception {
        String complaints = browser("<!DOCTYPE html><script>console.error('odd')</script>" + hostile(), "--dump-dom");
        assertTrue(asked.get() > 0, "the browser asked nobody");
        assertTrue(complaints.contains("CONSOLE"), complaints);
    }

    @Test
    void whatCameFromOutsideIsTextAndNothingIsAskedFor() throws Exception {
        String shown = browser(Reports.html(Detailed.result(hostile(), hostile())), "--dump-dom");
        assertEquals(0, asked.get(), "somebody was asked for something");
        assertFalse(shown.contains("CONSOLE"), shown);
        assertFalse(shown.contains("<img"), shown);
        assertFalse(shown.contains("<script"), shown);
        assertTrue(shown.contains("&lt;img src="), shown);
        assertTrue(shown.contains("<title>Run 20261122-174500-"), "an injected script has renamed the page: " + shown);
    }

    @Test
    void itIsLightOrDarkAsThePersonLikesIt() throws Exception {
        // 1 and 0 are the browser's own names of light and dark.
        assertTrue(brightness("light.png", "--blink-settings=preferredColorScheme=1") > 0.9f);
        assertTrue(brightness("dark.png", "--blink-settings=preferredColorScheme=0") < 0.2f);
    }

    @Test
    void itPrints() throws Exception {
        Path pdf = folder.resolve("report.pdf");
        String said = browser(Reports.html(Detailed.result()), "--no-pdf-header-footer", "--print-to-pdf=" + pdf);
        assertFalse(said.contains("CONSOLE"), said);
        byte[] bytes = Files.readAllBytes(pdf);
        assertEquals("%PDF", new String(bytes, 0, 4, StandardCharsets.US_ASCII));
        assertTrue(bytes.length > 10_000, bytes.length + " bytes");
    }

    /** Of the page's ground. */
    private float brightness(String file, String scheme) throws IOException {
        Path picture = folder.resolve(file);
        String said = browser(Reports.html(Detailed.result()), scheme, "--screenshot=" + picture);
        assertFalse(said.contains("CONSOLE"), said);
        Color ground = new Color(ImageIO.read(picture.toFile()).getRGB(3, 3));
        return Color.RGBtoHSB(ground.getRed(), ground.getGreen(), ground.getBlue(), null)[2];
    }

    private String hostile() throws IOException {
        String url = "http:/" + neighbour.getLocalAddress() + "/asked";
        return "</title></style>\"'><img src=" + url + "><script>document.title='mine'</script>";
    }

    /** Everything that the browser prints. */
    private String browser(String html, String... options) throws IOException {
        Path page = Files.writeString(folder.resolve("page.html"), html);
        List<String> command = new ArrayList<>(List.of(
                Programs.require("chromium"),
                "--headless",
                "--no-sandbox",
                "--disable-gpu",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-dev-shm-usage",
                "--enable-logging=stderr",
                "--window-size=1100,1400",
                "--user-data-dir=" + folder.resolve("profile")));
        command.addAll(List.of(options));
        command.add(page.toUri().toString());
        Execution execution = Execution.of(Map.of(), command, LIMIT);
        assertEquals(0, execution.exitCode(), execution::output);
        return execution.output();
    }
}
