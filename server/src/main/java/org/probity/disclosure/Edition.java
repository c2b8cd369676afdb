package org.probity.disclosure;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.record.FreeText;
import org.probity.record.Tombstone;

/**
 * One wording of an advisory: what people wrote and what the case said at that moment. Agreement belongs to exactly one of
 * these, by its digest.
 *
 * @param summary what it is and what to do, in a paragraph; Markdown
 * @param impact what an attacker gains; Markdown
 * @param workaround what helps until the update, empty when nothing does; Markdown
 * @param credits names as they wish to be written
 * @param references where to read more
 * @param facts what the case knows, taken over without retyping
 */
public record Edition(
        String title,
        String summary,
        String impact,
        String workaround,
        @FreeText List<String> credits,
        List<Reference> references,
        Facts facts) {
    public Edition {
        credits = List.copyOf(credits);
        references = List.copyOf(references);
    }

    /** The names to print: those that were not erased since. */
    public List<String> creditsLeft() {
        return credits.stream().filter(name -> !Tombstone.isErased(name)).toList();
    }

    /** A link with a few words on it. */
    public record Reference(String summary, String url) {}

    /**
     * What the case knows.
     *
     * @param identifiers CVE and others
     * @param cwes all weakness classes, the most telling first
     * @param exploited whether attacks are observed
     * @param products each with its answer
     */
    public record Facts(List<String> identifiers, List<String> cwes, boolean exploited, List<ProductFacts> products) {
        public Facts {
            identifiers = List.copyOf(identifiers);
            cwes = List.copyOf(cwes);
            products = List.copyOf(products);
        }

        /** The CVE id, or null. */
        public @Nullable String cve() {
            return identifiers.stream()
                    .filter(id -> id.startsWith("CVE-"))
                    .findFirst()
                    .orElse(null);
        }
    }

    /** The answer for a product: the statuses of VEX. */
    public enum Answer {
        AFFECTED("Affected"),
        NOT_AFFECTED("Not affected"),
        UNDER_INVESTIGATION("Under investigation");

        private final String label;

        Answer(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /**
     * The answer for one product.
     *
     * @param affected versions that hold the flaw
     * @param unaffected versions that were checked and do not
     * @param fixed the version that holds the fix, or null
     * @param vector CVSS vector, or null
     * @param severity its word, or null
     * @param justification CSAF flag for not affected, or null
     * @param noFixPlanned whether the decision is not to fix
     */
    public record ProductFacts(
            String productId,
            String line,
            String name,
            Answer answer,
            List<String> affected,
            List<String> unaffected,
            List<String> uncertain,
            @Nullable String fixed,
            @Nullable String vector,
            @Nullable String severity,
            @Nullable String score,
            @Nullable String justification,
            boolean noFixPlanned) {
        public ProductFacts {
            affected = List.copyOf(affected);
            unaffected = List.copyOf(unaffected);
            uncertain = List.copyOf(uncertain);
        }
    }
}
