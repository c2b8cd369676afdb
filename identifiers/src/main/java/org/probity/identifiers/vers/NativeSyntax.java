package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;

/** Reads an ecosystem's notation for ranges. */
interface NativeSyntax {
    /**
     * The alternatives of a range, each a list of constraints that all apply; an empty list applies to every version.
     *
     * @param exact whether bounds are to be those of the ecosystem's tools to the last pre-release, or as people write
     *     them
     * @throws VersException if the range does not follow the notation
     */
    List<List<VersConstraint>> read(String text, boolean exact);

    /** A range in which the conditions of all alternatives are one list of constraints. */
    static VersConstraint constraint(VersComparator comparator, String version) {
        return new VersConstraint(comparator, version);
    }

    /** From one version, included, to another, excluded. */
    static List<VersConstraint> between(String from, String before) {
        return List.of(constraint(VersComparator.GREATER_OR_EQUAL, from), constraint(VersComparator.LESS, before));
    }

    static VersException refused(String what, String text) {
        return new VersException(what + " in the range '" + Vers.shown(text) + "'");
    }

    /**
     * Words between spaces and commas, a comparator that stands alone joined to the word behind it. A comparator that
     * follows a version without space, as in {@code >=1<2}, starts a word.
     */
    static List<String> words(String text, String comparatorCharacters) {
        List<String> words = new ArrayList<>();
        StringBuilder pending = new StringBuilder();
        for (String word : text.split("[\\s,]+|(?<=[^<>=!~^\\s,])(?=[<>])")) {
            pending.append(word);
            boolean comparatorAlone = word.chars().allMatch(c -> comparatorCharacters.indexOf(c) >= 0);
            if (!comparatorAlone && !pending.isEmpty()) {
                words.add(pending.toString());
                pending.setLength(0);
            }
        }
        if (!pending.isEmpty()) {
            throw refused("a version is missing behind '" + Vers.shown(pending.toString()) + "'", text);
        }
        return words;
    }
}
