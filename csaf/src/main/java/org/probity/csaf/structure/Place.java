package org.probity.csaf.structure;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.Path;

/** The way to the value that a check looks at: kept as a stack, and made into a {@link Path} only for a finding. */
public final class Place {
    private final Path start;
    /** A field's name, or null where the step is an index. */
    private @Nullable String[] names = new String[32];

    private int[] indexes = new int[32];
    private int depth;

    /** The place where a check starts. */
    public Place(Path start) {
        this.start = start;
    }

    /** Goes on to a field. */
    public void enter(String field) {
        step(field, 0);
    }

    /** Goes on to an item. */
    public void enter(int item) {
        step(null, item);
    }

    private void step(@Nullable String field, int item) {
        if (depth == names.length) {
            names = Arrays.copyOf(names, depth * 2);
            indexes = Arrays.copyOf(indexes, depth * 2);
        }
        names[depth] = field;
        indexes[depth++] = item;
    }

    /** Goes back by one step. */
    public void leave() {
        depth--;
    }

    /** The place as it is now. */
    public Path path() {
        Path path = start;
        for (int i = 0; i < depth; i++) {
            String name = names[i];
            path = name == null ? path.at(indexes[i]) : path.at(name);
        }
        return path;
    }
}
