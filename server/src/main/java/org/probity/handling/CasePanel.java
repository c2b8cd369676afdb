package org.probity.handling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Subject;

/** A panel that another context puts on the case page: facts and ways on. A bean; shown in {@link #order}. */
public interface CasePanel {
    /** Smaller is higher. */
    int order();

    /** The panel for this reader, or null when there is none. */
    @Nullable
    View view(Subject who, Cases.CaseFile file);

    /**
     * What the panel shows.
     *
     * @param title noun phrase
     * @param facts label and value, in order
     * @param links label and address, in order
     * @param urgent a sentence that goes to the top of the page, or null
     */
    record View(
            String title,
            List<Fact> facts,
            List<Fact> links,
            @Nullable String urgent) {}

    /** A label with a value or an address. */
    record Fact(String label, String value) {}
}
