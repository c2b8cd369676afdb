package org.probity.scoring.ssvc;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answers selected for one or more targets at one time (SSVC SelectionList 2.0.0).
 *
 * @param timestamp when, in RFC 3339 as given
 * @param targetIds what was evaluated: CVE ids, case numbers; may be empty
 * @param selections the answers, at least one
 * @param decisionPointResources where the decision points are explained; may be empty
 * @param references what the answers rest on; may be empty
 */
public record SelectionList(
        String timestamp,
        List<String> targetIds,
        List<Selection> selections,
        List<Reference> decisionPointResources,
        List<Reference> references) {
    /** Lists are copied; they can't change afterwards. */
    public SelectionList {
        targetIds = List.copyOf(targetIds);
        selections = List.copyOf(selections);
        decisionPointResources = List.copyOf(decisionPointResources);
        references = List.copyOf(references);
        if (selections.isEmpty()) {
            throw new IllegalArgumentException("a selection list needs at least one selection");
        }
    }

    /**
     * The values still considered possible for one decision point.
     *
     * @param name the point's name in words, or null
     * @param values the keys of the values, at least one
     */
    public record Selection(
            String namespace,
            String key,
            String version,
            @Nullable String name,
            List<String> values) {
        /** Values are copied; they can't change afterwards. */
        public Selection {
            values = List.copyOf(values);
            if (values.isEmpty()) {
                throw new IllegalArgumentException("a selection of " + key + " needs at least one value");
            }
        }

        /** What names the decision point worldwide: {@code namespace:key:version}. */
        public String id() {
            return namespace + ":" + key + ":" + version;
        }
    }

    /** A place on the web and what is there. */
    public record Reference(String uri, String summary) {}
}
