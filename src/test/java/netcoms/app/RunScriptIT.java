package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netcoms.testing.terminal.Programs;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** run.sh in a copy of the built tree, with a PATH of our making: the real tree is never built by a test. */
class RunScriptIT {
    /** All that the script itself calls. */
    private static final List<String> TOOLS =
            List.of("bash env dirname readlink sed head tr find cat rm mv mkdir touch grep flock sleep".split(" "));

    private static Path jdk;

    /** One tree for all tests that change nothing in it: its class-data archive is made once. */
    @TempDir
    static Path shared;

    private static Path unchanged;

    @TempDir
    Path folder;

    private final List<Path> links = new ArrayList<>();

    private Path tools;

    @BeforeAll
    static void copyTheBuiltTree() throws IOException {
        jdk = Path.of(System.getProperty("java.home")).toRealPath();
        unchanged = copyTo(shared);
    }

    @BeforeEach
    void makeThePath() throws IOException {
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            fake(tools.resolve(tool), "exec " + Programs.require(tool) + " \"$@\"");
        }
        fake(tools.resolve("mvn"), "echo called >>'" + folder + "/mvn-called'; echo 'it does not compile'; exit 1");
    }

    /** Links out of the folder: JUnit would warn of each. */
    @AfterEach
    void removeLinks() throws IOException {
        for (Path link : links) {
            Files.delete(link);
        }
    }

    @Test
    void theJdkOfJavaHomeStartsItAndNothingIsBuilt() throws Exception {
        assertVersion(run(withJdk(), unchanged, "--version"));
        assertVersion(run(withJdk(), unchanged, "--version"));
        assertFalse(wasBuilt());
    }

    @Test
    void theArchiveForAQuickStartIsMadeOnceForAJdk() throws Exception {
        assertVersion(run(withJdk(), unchanged, "--version"));
        Path archive = unchanged.resolve("target/netcoms.jsa");
        FileTime made = Files.getLastModifiedTime(archive);
        assertVersion(run(withJdk(), unchanged, "--version"));
        assertEquals(made, Files.getLastModifiedTime(archive));
        // Another JDK, were it used, would not fit it.
        Files.writeString(unchanged.resolve("target/netcoms.jsa.for"), "/another/jdk 21");
        assertVersion(run(withJdk(), unchanged, "--version"));
        assertNotEquals(made, Files.getLastModifiedTime(archive));
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
        Path old = fakeJdk("17.0.9");
        putOnPath(jdk.resolve("bin/java"));
        assertVersion(run(Map.of("JAVA_HOME", old.toString()), unchanged, "--version"));
    }

    /** Without a `release` file it is asked for its version. */
    @Test
    void anOldJavaHomeThatHasToBeAskedIsPassedOver() throws Exception {
        Path old = fakeJdk("17.0.9");
        Files.delete(old.resolve("release"));
        putOnPath(jdk.resolve("bin/java"));
        assertVersion(run(Map.of("JAVA_HOME", old.toString()), unchanged, "--version"));
    }

    @Test
    void aJavaHomeThatIsNoneIsPassedOver() throws Exception {
        putOnPath(jdk.resolve("bin/java"));
        assertVersion(run(Map.of("JAVA_HOME", folder + "/nowhere"), unchanged, "--version"));
    }

    /** Then one of the usual folders serves; whatever this machine has in them, here is one in the home folder. */
    @Test
    void anOldJavaOnThePathIsPassedOver() throws Exception {
        putOnPath(fakeJdk("17.0.9").resolve("bin/java"));
        Path usual = Files.createDirectories(folder.resolve("home/.sdkman/candidates/java"));
        links.add(Files.createSymbolicLink(usual.resolve("new"), jdk));
        Call call = run(Map.of(), copyTo(folder), "--version");
        assertEquals(0, call.exitCode(), call::err);
        assertTrue(call.out().matches("NetComs .+ \\(Java (2[1-9]|[3-9]\\d).+\\)\\R"), call::out);
    }

    @Test
    void aLinkFromAnotherFolderFindsItsWayAndArgumentsStayWhole() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        links.add(Files.createSymbolicLink(elsewhere.resolve("first"), unchanged.resolve("run.sh")));
        links.add(Files.createSymbolicLink(elsewhere.resolve("run.sh"), Path.of("first")));
        String logs = folder + "/logs  with blanks";
        // The configuration is found in the tree, not beside the link.
        Call call = run(withJdk(), elsewhere, "config", "--set", "logs.folder=" + logs);
        assertEquals(0, call.exitCode(), call::err);
        assertTrue(call.out().contains(logs), call::out);
        assertTrue(call.out().contains("config.yaml:"), call::out);
    }

    @Test
    void aChangedSourceIsBuiltAndAFailedBuildSaysWhy() throws Exception {
        Path tree = copyTo(folder);
        Files.writeString(tree.resolve("src/main/Changed.java"), "class Changed {");
        Call call = run(withJdk(), tree, "--version");
        assertEquals(1, call.exitCode(), call::err);
        assertTrue(call.err().contains("it does not compile"), call::err);
        assertTrue(call.err().contains("the build failed"), call::err);
        assertTrue(wasBuilt());
    }

    @Test
    void theBuildRunsOnceAndItsJarIsStarted() throws Exception {
        Path tree = copyTo(folder);
        Path built = Files.move(tree.resolve("target/netcoms.jar"), folder.resolve("built.jar"));
        fake(
                tools.resolve("mvn"),
                "echo called >>'" + folder + "/mvn-called'; cat '" + built + "' >target/netcoms.jar");
        assertVersion(run(withJdk(), tree, "--version"));
        assertVersion(run(withJdk(), tree, "--version"));
        assertEquals(1, Files.readAllLines(folder.resolve("mvn-called")).size());
    }

    @Test
    void withoutMavenItSaysWhatIsMissing() throws Exception {
        Path tree = copyTo(folder);
        Files.delete(tree.resolve("target/netcoms.jar"));
        Files.delete(tools.resolve("mvn"));
        Call call = run(withJdk(), tree, "--version");
        assertEquals(1, call.exitCode(), call::err);
        assertTrue(call.err().contains("needs Maven"), call::err);
    }

    private boolean wasBuilt() {
        return Files.exists(folder.resolve("mvn-called"));
    }

    private static Map<String, String> withJdk() {
        return Map.of("JAVA_HOME", jdk.toString());
    }

    /** That it was started, with the JDK that runs this test. */
    private static void assertVersion(Call call) throws InterruptedException {
        assertEquals(0, call.exitCode(), call::err);
        assertFalse(call.err().contains("not found"), call::err);
        assertTrue(call.out().startsWith("NetComs "), call::out);
        assertTrue(call.out().contains("(Java " + Runtime.version()), call::out);
    }

    /** Runs the script in a folder to its end, with our tools alone on the PATH. */
    private Call run(Map<String, String> environment, Path from, String... arguments) throws Exception {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PATH", tools.toString());
        all.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        List<String> words = new ArrayList<>(List.of(Programs.require("env"), "-u", "JAVA_TOOL_OPTIONS"));
        if (!environment.containsKey("JAVA_HOME")) {
            words.addAll(List.of("-u", "JAVA_HOME"));
        }
        words.add(from.resolve("run.sh").toString());
        words.addAll(List.of(arguments));
        try (Call call = Call.start(folder, all, words)) {
            call.exitCode();
            return call;
        }
    }

    private void putOnPath(Path java) throws IOException {
        links.add(Files.createSymbolicLink(tools.resolve("java"), java));
    }

    private Path fakeJdk(String version) throws IOException {
        Path fake = folder.resolve("another jdk");
        Files.createDirectories(fake.resolve("bin"));
        Files.writeString(fake.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        fake(fake.resolve("bin/java"), "echo 'openjdk version \"" + version + "\" 2023-10-17' >&2; exit 1");
        fake(fake.resolve("bin/javac"), "exit 1");
        return fake;
    }

    private static void fake(Path program, String body) throws IOException {
        Files.writeString(program, "#!" + Programs.require("bash") + "\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** The tree as it is after a build, in a folder of its own. */
    private static Path copyTo(Path parent) throws IOException {
        Path tree = Files.createDirectories(parent.resolve("a tree with blanks"));
        Path project = Installed.project();
        for (String file : List.of("run.sh", "pom.xml", "config.yaml")) {
            Files.copy(project.resolve(file), tree.resolve(file));
        }
        Files.createDirectories(tree.resolve("src/main"));
        Path libraries = Files.createDirectories(tree.resolve("target/lib"));
        try (Stream<Path> jars = Files.list(project.resolve("target/lib"))) {
            for (Path jar : jars.toList()) {
                Files.copy(jar, libraries.resolve(jar.getFileName()));
            }
        }
        Path jar = Files.copy(project.resolve("target/netcoms.jar"), tree.resolve("target/netcoms.jar"));
        // Sources of yesterday, a jar of an hour ago: what is made or changed from now on is newer.
        Instant now = Instant.now();
        Files.setLastModifiedTime(tree.resolve("pom.xml"), FileTime.from(now.minus(Duration.ofDays(1))));
        Files.setLastModifiedTime(tree.resolve("src/main"), FileTime.from(now.minus(Duration.ofDays(1))));
        Files.setLastModifiedTime(jar, FileTime.from(now.minus(Duration.ofHours(1))));
        return tree;
    }
}
