package org.probity.csaf.structure;

import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.Path;

/** The structure check: one walk over the document, linear in its size. Safe to share between threads. */
public final class Structure {
    private final Shape root;

    Structure(Shape root) {
        this.root = root;
    }

    /** Each version is stated when first needed. */
    private static final class Version20 {
        static final Structure STRUCTURE = new Structure(new CsafParts(false, true).root());
    }

    private static final class Version20WithoutFormats {
        static final Structure STRUCTURE = new Structure(new CsafParts(false, false).root());
    }

    private static final class Version21 {
        static final Structure STRUCTURE = new Structure(new CsafParts(true, true).root());
    }

    /**
     * The structure of a version.
     *
     * @param assertFormats whether URIs and dates have to be such. The schema of 2.0 is written in a dialect in which
     *     {@code format} only annotates, so to the letter they need not; that of 2.1 always asserts them.
     */
    public static Structure of(CsafVersion version, boolean assertFormats) {
        return switch (version) {
            case V2_0 -> assertFormats ? Version20.STRUCTURE : Version20WithoutFormats.STRUCTURE;
            case V2_1 -> Version21.STRUCTURE;
        };
    }

    /** Tells the sink what of a document does not fit. */
    public void check(JsonValue document, Sink sink) {
        root.check(document, Path.ROOT, sink);
    }
}
