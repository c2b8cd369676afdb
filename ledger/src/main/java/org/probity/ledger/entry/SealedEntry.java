package org.probity.ledger.entry;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.probity.ledger.base.Encoding;

/**
 * An entry as {@link Sealer} makes it: the leaf goes into the log, the disclosures are kept elsewhere.
 *
 * @param leaf canonical JSON (RFC 8785) that holds nothing but salted digests
 * @param disclosures one for each field and each array element at every depth; parents come before what lies within them
 */
public record SealedEntry(Leaf leaf, List<Placed> disclosures) {
    /** Copies the list. */
    public SealedEntry {
        disclosures = List.copyOf(disclosures);
    }

    /** The bytes for the log. */
    public byte[] bytes() {
        return Encoding.utf8(leaf.text());
    }

    /**
     * The disclosures that are needed to show the values at these places: those values with everything within, and what
     * they lie in, of which nothing else is shown. A pointer to nothing selects nothing.
     *
     * @param all disclosures of one entry
     * @param pointers JSON pointers
     */
    public static List<Disclosure> select(Collection<Placed> all, Collection<String> pointers) {
        List<Disclosure> chosen = new ArrayList<>();
        for (Placed placed : all) {
            if (pointers.stream().anyMatch(pointer -> related(placed.pointer(), pointer))) {
                chosen.add(placed.disclosure());
            }
        }
        return chosen;
    }

    private static boolean related(String place, String wanted) {
        return place.equals(wanted) || place.startsWith(wanted + "/") || wanted.startsWith(place + "/");
    }
}
