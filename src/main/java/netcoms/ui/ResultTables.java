package netcoms.ui;

import java.util.function.Function;
import netcoms.report.ResultTable;
import netcoms.run.RunResult;
import netcoms.run.RunStatus;
import org.jspecify.annotations.Nullable;

/** Makes a table again only when there is more to say. Owned by the {@code ui} thread. */
final class ResultTables {
    private final Function<RunResult, ResultTable> maker;
    private @Nullable Version version;
    private @Nullable ResultTable table;

    /** @param maker the formatting of results; the seam for tests */
    ResultTables(Function<RunResult, ResultTable> maker) {
        this.maker = maker;
    }

    ResultTable of(RunResult result) {
        Version wanted = new Version(
                result.run().id(), result.finishedRounds(), result.run().status());
        ResultTable made = table;
        if (made == null || !wanted.equals(version)) {
            made = maker.apply(result);
            table = made;
            version = wanted;
        }
        return made;
    }

    private record Version(String id, int finishedRounds, RunStatus status) {}
}
