package org.probity.inventory.match;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.index.ComponentIndex;
import org.probity.inventory.index.Held;
import org.probity.inventory.index.Occurrence;
import org.probity.inventory.vulnerability.Affected;
import org.probity.inventory.vulnerability.Condition.Truth;

/** What stands beside a component: what the same document holds, and the product that it is about. */
interface Surroundings {
    /** Nothing is known. */
    Surroundings NONE = new Surroundings() {
        @Override
        public Truth has(Affected part) {
            return Truth.UNKNOWN;
        }

        @Override
        public @Nullable Held whole() {
            return null;
        }
    };

    /**
     * Whether a part is there: yes if in a version it holds, no if only in others, unknown if it is not named or its version cannot
     * be decided.
     */
    Truth has(Affected part);

    /** The product that the document is about, or null. */
    @Nullable
    Held whole();

    /** What components say of a part. */
    static Truth among(Collection<Held> components, Affected part) {
        Truth found = null;
        for (Held held : components) {
            for (Judgement judgement : Judgement.of(held, Matcher.UNNAMED, part)) {
                Truth truth =
                        switch (judgement.decision().answer()) {
                            case AFFECTED -> Truth.YES;
                            case NOT_AFFECTED -> Truth.NO;
                            case UNDECIDED -> Truth.UNKNOWN;
                        };
                found = found == null ? truth : found.or(truth);
            }
        }
        return found == null ? Truth.UNKNOWN : found;
    }

    /** One document whose components are at hand. */
    final class OfDocument implements Surroundings {
        private final Map<String, List<Held>> byKey = new HashMap<>();
        private final @Nullable Held whole;

        OfDocument(List<ComponentIndex.Entry> entries, @Nullable Held whole) {
            this.whole = whole;
            for (ComponentIndex.Entry entry : entries) {
                for (String key : entry.component().keys()) {
                    byKey.computeIfAbsent(key, k -> new ArrayList<>(1)).add(entry.component());
                }
            }
        }

        @Override
        public Truth has(Affected part) {
            Set<Held> candidates = new HashSet<>();
            Judgement.keys(part.target()).forEach(key -> candidates.addAll(byKey.getOrDefault(key, List.of())));
            return among(candidates, part);
        }

        @Override
        public @Nullable Held whole() {
            return whole;
        }
    }

    /**
     * The documents of an index. Which documents hold a part is looked up once for the whole index, when first asked. Fit for
     * several threads.
     */
    final class OfIndex {
        private final ComponentIndex index;
        private final Map<Affected, Map<String, Truth>> known = new HashMap<>();

        OfIndex(ComponentIndex index) {
            this.index = index;
        }

        Surroundings of(Occurrence occurrence) {
            return new Surroundings() {
                @Override
                public Truth has(Affected part) {
                    return documents(part).getOrDefault(occurrence.sbom(), Truth.UNKNOWN);
                }

                @Override
                public Held whole() {
                    return named(occurrence.release());
                }
            };
        }

        private synchronized Map<String, Truth> documents(Affected part) {
            return known.computeIfAbsent(part, this::lookUp);
        }

        private Map<String, Truth> lookUp(Affected part) {
            Map<String, Truth> documents = new HashMap<>();
            Map<Held, Truth> said = new HashMap<>();
            for (String key : Judgement.keys(part.target())) {
                index.withKey(key, occurrence -> {
                    Held held = occurrence.component();
                    Truth truth = said.computeIfAbsent(held, h -> among(List.of(h), part));
                    if (!Judgement.of(held, Matcher.UNNAMED, part).isEmpty()) {
                        documents.merge(occurrence.sbom(), truth, Truth::or);
                    }
                });
            }
            return documents;
        }
    }

    /** A product of which the name alone is known. */
    static Held named(String name) {
        return new Held(null, null, name, List.of(), List.of(), List.of(), List.of());
    }
}
