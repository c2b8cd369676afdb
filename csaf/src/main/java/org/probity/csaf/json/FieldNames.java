package org.probity.csaf.json;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The names of an object's fields in the order of their source, each once. Objects that were read and have the same names
 * mostly share one of these, also across documents, so that what follows from the names is worked out once. Immutable and
 * safe to share between threads.
 */
public final class FieldNames {
    /** No names. */
    static final FieldNames NONE = new FieldNames(new String[0]);

    /** Above this many names a lookup goes through a hash table. */
    static final int SMALL = 32;

    /** For how many askers an answer is kept. */
    private static final int MOST_ANSWERS = 8;

    private final String[] names;
    /** For few names: at the slot of a name's hash, or after it, the complement of its position; 0 for none. */
    private final byte[] table;

    private final @Nullable Map<String, Integer> index;
    private @Nullable Answer answers;

    /** What someone has worked out, in a list of such. */
    private record Answer(
            Object asker,
            Object answer,
            int count,
            @Nullable Answer next) {}

    FieldNames(String[] names) {
        this.names = names;
        this.index = names.length > SMALL ? index(names) : null;
        this.table = index == null ? table(names) : new byte[0];
    }

    private static byte[] table(String[] names) {
        byte[] table = new byte[Math.max(4, Integer.highestOneBit(names.length * 2) * 2)];
        for (int i = 0; i < names.length; i++) {
            int slot = slot(names[i], table);
            while (table[slot] != 0) {
                slot = (slot + 1) & (table.length - 1);
            }
            table[slot] = (byte) ~i;
        }
        return table;
    }

    private static int slot(String name, byte[] table) {
        int mixed = name.hashCode() * 0x9E3779B1;
        return (mixed ^ (mixed >>> 15)) & (table.length - 1);
    }

    private static Map<String, Integer> index(String[] names) {
        Map<String, Integer> index = HashMap.newHashMap(names.length);
        for (int i = 0; i < names.length; i++) {
            index.put(names[i], i);
        }
        return index;
    }

    /** How many names. */
    public int size() {
        return names.length;
    }

    /**
     * The name at a position.
     *
     * @throws IndexOutOfBoundsException outside 0 … size-1
     */
    public String get(int position) {
        return names[position];
    }

    /** The names as an unmodifiable list. */
    public List<String> list() {
        return List.of(names);
    }

    /** The position of a name, or -1 where it is absent. */
    @SuppressWarnings("ReferenceEquality") // a shortcut before the comparison by value
    public int position(String name) {
        if (index != null) {
            return index.getOrDefault(name, -1);
        }
        int slot = slot(name, table);
        while (table[slot] != 0) {
            int position = ~table[slot];
            String candidate = names[position];
            if (candidate == name || candidate.equals(name)) {
                return position;
            }
            slot = (slot + 1) & (table.length - 1);
        }
        return -1;
    }

    /**
     * What someone works out about these names: asked once for each asker (by identity) and then remembered, for the few
     * that ask last.
     */
    @SuppressWarnings({"unchecked", "ReferenceEquality"}) // an asker's answers are of its type; it is known by identity
    public <T> T about(Function<FieldNames, T> asker) {
        for (Answer known = answers; known != null; known = known.next) {
            if (known.asker == asker) {
                return (T) known.answer;
            }
        }
        T answer = asker.apply(this);
        Answer others = answers;
        if (others != null && others.count >= MOST_ANSWERS) {
            others = null;
        }
        answers = new Answer(asker, answer, others == null ? 1 : others.count + 1, others);
        return answer;
    }

    @Override
    public String toString() {
        return list().toString();
    }
}
