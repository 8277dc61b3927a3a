package netcoms.strategy.process;

import java.io.BufferedInputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;

/**
 * The main class of a worker subprocess. Touches neither the command line library nor logging, to start fast: what it
 * has to say goes to standard error, which the parent logs.
 *
 * <p>Threads: {@code main} reads the frames and ends the process at the end of its input, even while a task runs;
 * {@code tasks} runs the tasks; {@code heart} tells that the process lives.
 */
public final class WorkerMain {
    private WorkerMain() {}

    public static void main(String[] args) {
        // Frames own standard output; a stray print must not get between them.
        System.setOut(System.err);
        // A library that would log finds nobody to log to: logback would take long to start, and write to our parent's
        // files.
        System.setProperty("slf4j.provider", "org.slf4j.helpers.NOP_FallbackServiceProvider");
        System.setProperty("slf4j.internal.verbosity", "ERROR");
        int exitCode = 0;
        try {
            serve();
        } catch (IOException | RuntimeException e) {
            say(e);
            exitCode = 1;
        }
        // No orphans: whatever a task still runs goes with this process.
        ProcessHandle.current().descendants().forEach(ProcessHandle::destroyForcibly);
        Runtime.getRuntime().halt(exitCode);
    }

    /** On standard error, which the parent logs. */
    static void say(Throwable defect) {
        defect.printStackTrace();
    }

    private static void serve() throws IOException {
        Frames.Input in = new Frames.Input(new BufferedInputStream(new FileInputStream(FileDescriptor.in)));
        Frames.Output out = new Frames.Output(new FileOutputStream(FileDescriptor.out));
        TaskLoop loop = new TaskLoop(out);
        loop.start();
        out.write(Frames.ready(ProcessHandle.current().pid(), System.nanoTime()));
        new Heart(out).start();
        for (ByteBuffer frame = in.next(); frame != null; frame = in.next()) {
            byte type = frame.get();
            switch (type) {
                case Frames.TRIAL -> loop.prepare(TrialFrame.decode(frame));
                case Frames.BATCH -> loop.run(frame.getInt(), frame.getInt(), frame.getInt());
                case Frames.CANCEL -> loop.cancel(frame.getInt());
                default -> throw new IOException("unknown frame type " + type);
            }
        }
    }
}
