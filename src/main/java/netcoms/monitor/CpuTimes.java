package netcoms.monitor;

/**
 * CPU time spent so far, in seconds; only differences of two readings mean something. NaN where the system does not tell.
 *
 * @param machine by every program on the machine, and taken by a hypervisor; interrupts are left out, as nobody's
 * @param own by this process and those that it started
 * @param cores of the machine
 */
public record CpuTimes(double machine, double own, int cores) {
    /** Of a system that does not tell. */
    public static final CpuTimes UNKNOWN = new CpuTimes(Double.NaN, Double.NaN, 0);
}
