package netcoms.monitor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpuClockTest {
    @TempDir
    Path proc;

    @Test
    void timesAreThoseOfTheKernelsFiles() throws Exception {
        Files.writeString(
                proc.resolve("stat"),
                "cpu  1000 200 300 99999 50 60 70 80 500 0\ncpu0 1 2 3 4 5 6 7 8 9 0\ncpu1 1 2 3 4 5 6 7 8 9 0\nintr 5\n");
        process(7, "(java) R (odd) name)", "1 2 3 4");
        process(9, "(worker)", "10 20 30 40");
        // 11 has ended between being listed and being read.
        assertEquals(new CpuTimes(15.8, 1.1, 2), new CpuClock(proc).read(List.of(7L, 9L, 11L)));
    }

    @Test
    void whatIsNotLinuxIsUnknown() throws Exception {
        assertEquals(CpuTimes.UNKNOWN, new CpuClock(proc).read(List.of(7L)));
        Files.writeString(proc.resolve("stat"), "cpu  what else\n");
        assertEquals(CpuTimes.UNKNOWN, new CpuClock(proc).read(List.of(7L)));
    }

    @Test
    void ourOwnTimeIsAPartOfTheMachines() {
        CpuTimes times = new CpuClock().read();
        // On a system without /proc nothing is known, and that is what it says.
        assertTrue(Double.isNaN(times.machine()) || times.own() >= 0 && times.cores() >= 1, times::toString);
    }

    private void process(int pid, String command, String times) throws Exception {
        Files.createDirectory(proc.resolve(String.valueOf(pid)));
        Files.writeString(
                proc.resolve(pid + "/stat"),
                pid + " " + command + " R 30770 30770 29435 0 -1 4194304 101 0 0 0 " + times
                        + " 20 0 1 0 1351267 3133440");
    }
}
