package netcoms.monitor;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the CPU time of the machine and of this process with its descendants from {@code /proc} (proc(5): {@code /proc/stat},
 * {@code /proc/PID/stat}), to a hundredth of a second. A reading takes a millisecond or two. Any thread.
 */
public final class CpuClock {
    /** USER_HZ, in which the kernel reports to programs whatever its own tick: 100 on every Linux that a JDK runs on. */
    private static final double TICKS_PER_SECOND = 100;

    private final Path proc;

    public CpuClock() {
        this(Path.of("/proc"));
    }

    CpuClock(Path proc) {
        this.proc = proc;
    }

    /** The present times; unknown on systems without such files. */
    public CpuTimes read() {
        return read(Stream.concat(
                        Stream.of(ProcessHandle.current()),
                        ProcessHandle.current().descendants())
                .map(ProcessHandle::pid)
                .toList());
    }

    CpuTimes read(List<Long> own) {
        try {
            List<String> lines = Files.readAllLines(proc.resolve("stat"), StandardCharsets.ISO_8859_1);
            String[] all = lines.getFirst().trim().split("\\s+");
            // cpu user nice system idle iowait irq softirq steal …; guests are in user already.
            long ticks = number(all, 1) + number(all, 2) + number(all, 3) + number(all, 8);
            int cores = (int)
                    lines.stream().filter(line -> line.matches("cpu\\d+ .*")).count();
            double ownTicks = own.stream().mapToLong(this::ticksOf).sum();
            return new CpuTimes(ticks / TICKS_PER_SECOND, ownTicks / TICKS_PER_SECOND, cores);
        } catch (IOException | RuntimeException e) {
            // Not Linux, or not as it is documented: nobody is to be warned of what is not known.
            return CpuTimes.UNKNOWN;
        }
    }

    /** With what its ended children took; 0 when it has ended itself, as its parent has it then. */
    private long ticksOf(long pid) {
        try {
            String stat = Files.readString(proc.resolve(pid + "/stat"), StandardCharsets.ISO_8859_1);
            // The command, the second field, may hold blanks and brackets: what follows its last one is regular.
            String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            return number(fields, 11) + number(fields, 12) + number(fields, 13) + number(fields, 14);
        } catch (IOException ended) {
            return 0;
        }
    }

    private static long number(String[] fields, int index) {
        return Long.parseLong(fields[index]);
    }
}
