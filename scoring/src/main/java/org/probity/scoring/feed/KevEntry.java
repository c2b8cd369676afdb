package org.probity.scoring.feed;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A vulnerability that is known to be exploited.
 *
 * @param cve the vulnerability
 * @param vendorProject whose product
 * @param product which product
 * @param name its name in the catalogue
 * @param dateAdded when it came into the catalogue
 * @param description what it is
 * @param requiredAction what the catalogue's owner demands
 * @param dueDate until when
 * @param ransomware whether use in ransomware campaigns is known; null if the catalogue doesn't say
 * @param forensicTriage whether a forensic look is demanded; null if the catalogue doesn't say
 * @param notes further places to read; null if none
 * @param cwes weakness ids; may be empty
 */
public record KevEntry(
        String cve,
        String vendorProject,
        String product,
        String name,
        LocalDate dateAdded,
        String description,
        String requiredAction,
        LocalDate dueDate,
        @Nullable Boolean ransomware,
        @Nullable Boolean forensicTriage,
        @Nullable String notes,
        List<String> cwes) {
    /** Lists are copied; they can't change afterwards. */
    public KevEntry {
        cwes = List.copyOf(cwes);
    }
}
