package netcoms.task;

import java.nio.LongBuffer;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Tasks that are faults of the process they run in, whose other tasks share the harm; so only a worker process has them. */
enum ProcessFaults {
    /** In the program's own process: each is refused. */
    REFUSED,
    /** In a worker process. */
    ALLOWED;

    /** What a worker that was asked to crash exits with. */
    static final int CRASH_EXIT_CODE = 86;

    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Memory that nobody gives back. */
    private record Kept(LongBuffer memory, @Nullable Kept before) {}

    void crash() throws TaskFailure {
        require("crash", "kill");
        Runtime.getRuntime().halt(CRASH_EXIT_CODE);
    }

    void exit(int code) throws TaskFailure {
        require("exit", "end");
        Runtime.getRuntime().exit(code);
    }

    void hang() throws TaskFailure {
        require("hang", "occupy a thread for ever of");
        while (true) {
            LockSupport.park();
            // As long as the flag is set parking returns at once.
            Thread.interrupted();
        }
    }

    /** By the largest arrays there are, so that the heap refuses long before the machine's memory is filled. */
    void oom() throws TaskFailure {
        require("oom", "take all memory of");
        Kept last = new Kept(LongBuffer.allocate(0), null);
        while (true) {
            last = new Kept(LongBuffer.allocate(LONGEST_ARRAY), last);
        }
    }

    private void require(String kind, String harm) throws TaskFailure {
        if (this == REFUSED) {
            throw new TaskFailure(
                    FailureKind.REJECTED,
                    "would " + harm + " this very program: only 'processes' can run a task of kind " + kind);
        }
    }
}
