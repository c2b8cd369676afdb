package org.probity.csaf.convert;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.scoring.cvss.CvssVector;

/**
 * What a document says, freed of its form: of which product, under which vulnerability, what status, why, and what to do.
 *
 * @param source the document that it was read from
 * @param id the tracking id
 * @param url where the document lies, if it says so, or null
 * @param title what it is about
 * @param publisher who says it
 * @param publisherCategory what the publisher is
 * @param namespace a URI of the publisher
 * @param language the language tag, or null
 * @param issued when it was first released, as written
 * @param updated when it was last released, as written
 * @param version its version
 * @param revisions how many revisions it has
 * @param products by product id
 * @param vulnerabilities in the document's order
 */
public record StatusModel(
        CsafDocument source,
        String id,
        @Nullable String url,
        String title,
        String publisher,
        String publisherCategory,
        String namespace,
        @Nullable String language,
        String issued,
        String updated,
        String version,
        int revisions,
        Map<String, ProductInfo> products,
        List<Vulnerability> vulnerabilities) {

    /** Reads the model from a document of either version. What is missing is empty; nothing is refused. */
    public static StatusModel of(CsafDocument document) {
        return new StatusReader(document).read();
    }

    /**
     * A product.
     *
     * @param vendor the vendor branch above it, or null
     * @param family the product name branch above it, or null
     * @param versionText the version or range branch, or null
     * @param range whether that is a range
     * @param purls its package URLs
     * @param cpe its CPE, or null
     * @param parts for a relationship or product path the products that it is made of, the component first
     */
    public record ProductInfo(
            String id,
            String name,
            @Nullable String vendor,
            @Nullable String family,
            @Nullable String versionText,
            boolean range,
            List<String> purls,
            @Nullable String cpe,
            List<String> parts) {}

    /** The four states of VEX. */
    public enum State {
        /** Something has to be done. */
        AFFECTED,
        /** Nothing has to be done, as the flaw isn't there or can't be used. */
        NOT_AFFECTED,
        /** It holds the fix. */
        FIXED,
        /** Not known yet. */
        UNDER_INVESTIGATION;

        /** The state in lower case. */
        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /**
     * A vulnerability.
     *
     * @param path JSON pointer of it
     * @param ids its ids, a CVE first
     * @param title its name, or null
     * @param description the first note that describes it, or null
     * @param cwes ids of weaknesses
     * @param published when it was made known, or null
     * @param scores what vectors say of which products
     * @param references places to read more, its own first, then the document's
     * @param credits who found it
     * @param statements one for each product with a status
     */
    public record Vulnerability(
            String path,
            List<String> ids,
            @Nullable String title,
            @Nullable String description,
            List<String> cwes,
            @Nullable String published,
            List<Score> scores,
            List<Reference> references,
            List<String> credits,
            List<Statement> statements) {
        /** The CVE id, or null. */
        public @Nullable String cve() {
            return ids.stream().filter(id -> id.startsWith("CVE-")).findFirst().orElse(null);
        }
    }

    /** A vector for products. */
    public record Score(CvssVector vector, List<String> products) {}

    /** A place to read more. */
    public record Reference(String summary, String url, boolean self) {}

    /**
     * What is said of one product.
     *
     * @param detail the exact status in CSAF's words
     * @param justification a flag's label, or null
     * @param impact an impact statement, or null
     * @param actions what to do
     */
    public record Statement(
            String product,
            State state,
            String detail,
            @Nullable String justification,
            @Nullable String impact,
            List<Action> actions) {}

    /** One thing to do. */
    public record Action(
            String category,
            String details,
            @Nullable String date,
            @Nullable String url) {}
}
