package org.probity.csaf.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The names of one object that shares them with no other: a large one, or one with names that are seldom seen. */
final class OwnNames {
    private final List<String> names;
    private @Nullable Set<String> seen;

    /** Starts with names that are known to differ. */
    OwnNames(FieldNames first) {
        names = new ArrayList<>(first.list());
    }

    /** Adds a name; answers whether it is new. */
    boolean add(String name) {
        if (seen == null && names.size() >= FieldNames.SMALL) {
            seen = new HashSet<>(names);
        }
        if (seen == null ? names.contains(name) : !seen.add(name)) {
            return false;
        }
        names.add(name);
        return true;
    }

    FieldNames build() {
        return new FieldNames(names.toArray(new String[0]));
    }
}
