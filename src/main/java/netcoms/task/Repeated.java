package netcoms.task;

import java.util.AbstractList;
import java.util.List;
import java.util.Objects;
import java.util.RandomAccess;

/** A list over and over again, up to a size. Immutable; takes the room of the list. */
final class Repeated extends AbstractList<TaskSpec> implements RandomAccess {
    private final List<TaskSpec> once;
    private final int size;

    private Repeated(List<TaskSpec> once, int size) {
        this.once = once;
        this.size = size;
    }

    static List<TaskSpec> of(List<TaskSpec> tasks, int size) {
        return new Repeated(tasks instanceof Repeated again ? again.once() : List.copyOf(tasks), size);
    }

    List<TaskSpec> once() {
        return once;
    }

    @Override
    public TaskSpec get(int index) {
        return once.get(Objects.checkIndex(index, size) % once.size());
    }

    @Override
    public int size() {
        return size;
    }
}
