package netcoms.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import netcoms.testing.terminal.Execution;
import netcoms.testing.terminal.Programs;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** run.sh in a copy of the built tree, with a PATH of our making: the real tree is never built by a test. */
class RunScriptIT {
    /** All that the script itself calls. */
    private static final List<String> TOOLS = List.of(
            "bash",
            "env",
            "dirname",
            "readlink",
            "sed",
            "head",
            "find",
            "cat",
            "rm",
            "mv",
            "mkdir",
            "touch",
            "grep",
            "flock",
            "sleep");

    private static final Path JDK = Path.of(System.getProperty("java.home"));

    @TempDir
    Path folder;

    private Path installed;
    private Path tools;

    @BeforeEach
    void copyTheBuiltTree() throws IOException {
        installed = Files.createDirectories(folder.resolve("a tree with blanks"));
        Path project = Installed.project();
        for (String file : List.of("run.sh", "pom.xml", "config.yaml")) {
            Files.copy(project.resolve(file), installed.resolve(file));
        }
        Files.createDirectories(installed.resolve("src/main"));
        Path libraries = Files.createDirectories(installed.resolve("target/lib"));
        try (Stream<Path> jars = Files.list(project.resolve("target/lib"))) {
            jars.forEach(jar -> copy(jar, libraries.resolve(jar.getFileName())));
        }
        Path jar = installed.resolve("target/netcoms.jar");
        copy(project.resolve("target/netcoms.jar"), jar);
        Files.setLastModifiedTime(jar, FileTime.from(Instant.now().plusSeconds(60)));
        tools = Files.createDirectories(folder.resolve("tools"));
        for (String tool : TOOLS) {
            Files.createSymbolicLink(tools.resolve(tool), Path.of(Programs.require(tool)));
        }
        fake(tools.resolve("mvn"), "echo \"mvn $*\" >>'" + folder + "/mvn-called'; echo 'it does not compile'; exit 1");
    }

    @Test
    void theJdkOfJavaHomeStartsItAndNothingIsBuilt() throws Exception {
        Execution first = run(Map.of("JAVA_HOME", JDK.toString()), installed.resolve("run.sh"), "--version");
        assertEquals(0, first.exitCode(), first::output);
        assertTrue(first.output().startsWith("NetComs "), first::output);
        assertTrue(first.output().contains(Runtime.version().toString()), first::output);
        Execution second = run(Map.of("JAVA_HOME", JDK.toString()), installed.resolve("run.sh"), "--version");
        assertEquals(first.output(), second.output());
        assertFalse(Files.exists(folder.resolve("mvn-called")));
    }

    @Test
    void anOldJavaHomeIsPassedOver() throws Exception {
        Path old = fakeJdk("old jdk", "17.0.9");
        link(JDK.resolve("bin/java"));
        assertVersion(run(Map.of("JAVA_HOME", old.toString()), installed.resolve("run.sh"), "--version"));
    }

    @Test
    void aJavaHomeThatIsNoneIsPassedOver() throws Exception {
        link(JDK.resolve("bin/java"));
        assertVersion(run(Map.of("JAVA_HOME", folder + "/nowhere"), installed.resolve("run.sh"), "--version"));
    }

    /** Where the PATH has an old Java, one of the usual folders serves; here it is in the home folder. */
    @Test
    void anOldJavaOnThePathIsPassedOver() throws Exception {
        link(fakeJdk("old jdk", "17.0.9").resolve("bin/java"));
        Path usual = Files.createDirectories(folder.resolve("home/.sdkman/candidates/java"));
        Files.createSymbolicLink(usual.resolve("new"), JDK);
        Execution execution = run(Map.of(), installed.resolve("run.sh"), "--version");
        assertEquals(0, execution.exitCode(), execution::output);
        assertTrue(execution.output().startsWith("NetComs "), execution::output);
        assertFalse(execution.output().contains("(Java 17"), execution::output);
    }

    /** A JDK without a `release` file is asked for its version. */
    @Test
    void aJavaThatOnlyTellsItsVersionIsPassedOverWhenItIsOld() throws Exception {
        Path old = fakeJdk("old jdk", "17.0.9");
        Files.delete(old.resolve("release"));
        link(JDK.resolve("bin/java"));
        assertVersion(run(Map.of("JAVA_HOME", old.toString()), installed.resolve("run.sh"), "--version"));
    }

    @Test
    void aLinkFromAnotherFolderFindsItsWayAndArgumentsStayWhole() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere"));
        Files.createSymbolicLink(elsewhere.resolve("first"), installed.resolve("run.sh"));
        Path second = Files.createSymbolicLink(elsewhere.resolve("second"), Path.of("first"));
        Path logs = folder.resolve("logs  with blanks");
        Execution execution = run(
                Map.of("JAVA_HOME", JDK.toString()),
                second,
                "config",
                "--set",
                "logs.folder=" + logs,
                "--config",
                installed.resolve("config.yaml").toString());
        assertEquals(0, execution.exitCode(), execution::output);
        assertTrue(execution.output().contains(logs.toString()), execution::output);
        // Its home is the tree, not the folder of the link: the configuration is found there without being named.
        Execution home = run(Map.of("JAVA_HOME", JDK.toString()), second, "config");
        assertTrue(home.output().contains("config.yaml:"), home::output);
    }

    @Test
    void aChangedSourceIsBuiltAndAFailedBuildSaysWhy() throws Exception {
        Path source = Files.writeString(installed.resolve("src/main/Changed.java"), "class Changed {");
        Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(120)));
        Execution execution = run(Map.of("JAVA_HOME", JDK.toString()), installed.resolve("run.sh"), "--version");
        assertEquals(1, execution.exitCode(), execution::output);
        assertTrue(execution.output().contains("it does not compile"), execution::output);
        assertTrue(execution.output().contains("the build failed"), execution::output);
        assertEquals(1, Files.readAllLines(folder.resolve("mvn-called")).size());
    }

    @Test
    void theBuildRunsOnceAndItsJarIsStarted() throws Exception {
        Path jar = installed.resolve("target/netcoms.jar");
        Path built = Files.move(jar, folder.resolve("built.jar"));
        fake(
                tools.resolve("mvn"),
                "echo called >>'" + folder + "/mvn-called'; cat '" + built + "' >target/netcoms.jar");
        Map<String, String> environment = Map.of("JAVA_HOME", JDK.toString());
        assertEquals(
                0, run(environment, installed.resolve("run.sh"), "--version").exitCode());
        assertVersion(run(environment, installed.resolve("run.sh"), "--version"));
        assertEquals(1, Files.readAllLines(folder.resolve("mvn-called")).size());
    }

    @Test
    void withoutMavenItSaysWhatIsMissing() throws Exception {
        Files.delete(installed.resolve("target/netcoms.jar"));
        Files.delete(tools.resolve("mvn"));
        Execution execution = run(Map.of("JAVA_HOME", JDK.toString()), installed.resolve("run.sh"), "--version");
        assertEquals(1, execution.exitCode(), execution::output);
        assertTrue(execution.output().contains("needs Maven"), execution::output);
    }

    private static void assertVersion(Execution execution) {
        assertEquals(0, execution.exitCode(), execution::output);
        assertTrue(execution.output().startsWith("NetComs "), execution::output);
        assertTrue(execution.output().contains("(Java " + Runtime.version()), execution::output);
    }

    /** Runs it with our tools alone on the PATH, in another folder than its own. */
    private Execution run(Map<String, String> environment, Path script, String... arguments) throws IOException {
        Map<String, String> all = new HashMap<>(environment);
        all.put("PATH", tools.toString());
        all.put("HOME", Files.createDirectories(folder.resolve("home")).toString());
        List<String> words = new ArrayList<>(List.of(Programs.require("env"), "-u", "JAVA_TOOL_OPTIONS"));
        if (!environment.containsKey("JAVA_HOME")) {
            words.addAll(List.of("-u", "JAVA_HOME"));
        }
        words.add(script.toString());
        words.addAll(List.of(arguments));
        return Execution.of(all, words);
    }

    /** Puts a java on the PATH. */
    private void link(Path java) throws IOException {
        Files.createSymbolicLink(tools.resolve("java"), java);
    }

    private Path fakeJdk(String name, String version) throws IOException {
        Path jdk = folder.resolve(name);
        Files.createDirectories(jdk.resolve("bin"));
        Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        fake(jdk.resolve("bin/java"), "echo 'openjdk version \"" + version + "\" 2023-10-17' >&2; exit 1");
        fake(jdk.resolve("bin/javac"), "exit 1");
        return jdk;
    }

    private static void fake(Path program, String body) throws IOException {
        Files.writeString(program, "#!" + Programs.require("bash") + "\n" + body + "\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void copy(Path from, Path to) {
        try {
            Files.copy(from, to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
