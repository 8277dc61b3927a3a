package netcoms.task;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The connections of one task to its target: its own, or of the pool. Used by the task's thread alone. */
final class Clients implements AutoCloseable {
    private final List<ChatExchange> list = new ArrayList<>();
    private final @Nullable ConnectionPool pool;
    private boolean clean;

    /** @param pool null for connections of the task's own */
    Clients(@Nullable ConnectionPool pool) {
        this.pool = pool;
    }

    /** Where they come from and go back to; null for the task's own. */
    @Nullable ConnectionPool pool() {
        return pool;
    }

    /** In the order in which they were opened. */
    List<ChatExchange> all() {
        return list;
    }

    /** From here on nothing is under way on any of them. */
    void done() {
        clean = true;
    }

    @Override
    public void close() {
        for (ChatExchange client : list) {
            if (pool == null) {
                client.close();
            } else {
                pool.giveBack(client, clean);
            }
        }
    }
}
