package netcoms.config;

import java.util.List;

/**
 * A value as somebody wrote it, before it is understood: one text, or a list of them.
 *
 * @param items the one text, or the list's items
 * @param isList whether it was written as a list
 */
record Given(List<String> items, boolean isList) {

    Given {
        items = List.copyOf(items);
    }

    static Given text(String text) {
        return new Given(List.of(text), false);
    }

    static Given list(List<String> items) {
        return new Given(items, true);
    }

    /** As it is shown back to a person. */
    @Override
    public String toString() {
        return isList ? items.toString() : items.getFirst();
    }
}
