package netcoms.run;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import netcoms.run.Resumptions.Resumption;

/** In which session of a run each of its rounds was measured. Not thread-safe: one owner. */
final class Sessions {
    private final List<Instant> resumed = new ArrayList<>();
    private final SortedMap<Integer, SortedSet<Integer>> sessionsByRound = new TreeMap<>();

    /** Another session begins. */
    void resumed(Instant at) {
        resumed.add(at);
    }

    /** A trial of this round was finished in the session that goes. */
    void measured(int round) {
        sessionsByRound.computeIfAbsent(round, first -> new TreeSet<>()).add(resumed.size());
    }

    Resumptions resumptions() {
        return new Resumptions(
                IntStream.range(0, resumed.size())
                        .mapToObj(i -> new Resumption(resumed.get(i), wholly(i + 1)))
                        .toList(),
                rounds(sessions -> sessions.size() > 1));
    }

    private List<Integer> wholly(int session) {
        return rounds(sessions -> sessions.size() == 1 && sessions.contains(session));
    }

    private List<Integer> rounds(Predicate<SortedSet<Integer>> wanted) {
        return sessionsByRound.entrySet().stream()
                .filter(round -> wanted.test(round.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }
}
