package netcoms.strategy.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** How a worker JVM is started and ended. */
final class Launch {
    private Launch() {}

    /** This JVM's own executable and class path, tuned for a quick start. */
    static List<String> command(ProcessSettings settings) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Standard output belongs to the frames: the JVM's own log goes elsewhere, errors only.
        command.add("-Xlog:disable");
        command.add("-Xlog:all=error:stderr");
        // Compilers as in the parent: without C2 a worker is ready no sooner and takes 3 times as long for `cpu` tasks.
        command.add("-XX:+UseSerialGC");
        command.add("-XX:-UsePerfData");
        // A JVM that is told of an archive it cannot read would not start.
        Path archive = settings.archive();
        if (archive != null && Files.isReadable(archive)) {
            command.add("-XX:SharedArchiveFile=" + archive);
        }
        command.addAll(settings.jvmOptions());
        command.add("-cp");
        command.add(System.getProperty("java.class.path"));
        command.add(WorkerMain.class.getName());
        return command;
    }

    /** As a person reads it: without most of the class path. */
    static String words(List<String> command) {
        return command.stream()
                .map(word -> word.length() <= 120 ? word : word.substring(0, 119) + "…")
                .collect(Collectors.joining(" "));
    }

    static Process start(List<String> command) throws IOException {
        return new ProcessBuilder(command).start();
    }

    /** At once, with all that it started. */
    static void kill(Process process) {
        if (!process.isAlive()) {
            return;
        }
        List<ProcessHandle> descendants = process.descendants().toList();
        process.destroyForcibly();
        descendants.forEach(ProcessHandle::destroyForcibly);
    }
}
