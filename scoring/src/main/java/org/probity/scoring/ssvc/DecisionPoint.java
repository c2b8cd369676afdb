package org.probity.scoring.ssvc;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A question with a fixed set of answers, ordered as its author ordered them.
 *
 * @param namespace who defines it, for example {@code ssvc}
 * @param key its short name within the namespace, for example {@code E}
 * @param version its semantic version
 * @param name its name in words
 * @param values its answers, at least one, their keys all different
 */
public record DecisionPoint(String namespace, String key, String version, String name, List<Value> values) {
    /** Values are copied; they can't change afterwards. */
    public DecisionPoint {
        values = List.copyOf(values);
        if (values.isEmpty()) {
            throw new IllegalArgumentException("decision point " + key + " has no values");
        }
        Set<String> keys = new HashSet<>();
        for (Value value : values) {
            if (!keys.add(value.key())) {
                throw new IllegalArgumentException("decision point " + key + " has two values " + value.key());
            }
        }
    }

    /**
     * One answer.
     *
     * @param key its short name
     * @param name its name in words
     */
    public record Value(String key, String name) {
        @Override
        public String toString() {
            return key + " (" + name + ")";
        }
    }

    /** What names it worldwide: {@code namespace:key:version}. */
    public String id() {
        return namespace + ":" + key + ":" + version;
    }

    /** The answer with this key, or null. */
    public @Nullable Value value(String valueKey) {
        for (Value value : values) {
            if (value.key().equals(valueKey)) {
                return value;
            }
        }
        return null;
    }

    /** The answer that a person means by a key or a name, in whatever case; null if none or not just one. */
    public @Nullable Value find(String word) {
        Value exact = value(word);
        if (exact != null) {
            return exact;
        }
        List<Value> close = values.stream()
                .filter(value -> value.key().equalsIgnoreCase(word)
                        || folded(value.name()).equals(folded(word)))
                .toList();
        return close.size() == 1 ? close.getFirst() : null;
    }

    /** Whether a person's word means this point: its key, its key with namespace, its id, or its name in any case. */
    public boolean answersTo(String word) {
        return word.equalsIgnoreCase(key)
                || word.equals(namespace + ":" + key)
                || word.equals(id())
                || folded(word).equals(folded(name));
    }

    private static String folded(String text) {
        return text.toLowerCase(Locale.ROOT).replaceAll("[ _-]+", "");
    }
}
