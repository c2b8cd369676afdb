package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;

/**
 * Comparators and versions, parted by commas or spaces; {@code ||} between alternatives. Takes the comparators of Debian
 * and RPM too, and parentheses around a condition.
 */
final class PlainSyntax implements NativeSyntax {
    private static final String COMPARATORS = "<>=!";

    @Override
    public List<List<VersConstraint>> read(String text, boolean exact) {
        List<List<VersConstraint>> alternatives = new ArrayList<>();
        for (String alternative : text.split("\\|\\|", -1)) {
            List<VersConstraint> constraints = new ArrayList<>();
            for (String word : NativeSyntax.words(alternative.replaceAll("[()]", " "), COMPARATORS)) {
                if (!word.equals("*")) {
                    constraints.add(condition(word, text));
                }
            }
            alternatives.add(constraints);
        }
        return alternatives;
    }

    /** One comparator, or none for equality, and a version. */
    static VersConstraint condition(String word, String range) {
        int end = 0;
        while (end < word.length() && COMPARATORS.indexOf(word.charAt(end)) >= 0) {
            end++;
        }
        if (end == word.length()) {
            throw NativeSyntax.refused("a version is missing behind '" + Vers.shown(word) + "'", range);
        }
        VersComparator comparator =
                switch (word.substring(0, end)) {
                    case "", "=", "==", "===" -> VersComparator.EQUAL;
                    case "!=", "<>" -> VersComparator.NOT_EQUAL;
                    case "<", "<<" -> VersComparator.LESS;
                    case "<=", "=<" -> VersComparator.LESS_OR_EQUAL;
                    case ">", ">>" -> VersComparator.GREATER;
                    case ">=", "=>" -> VersComparator.GREATER_OR_EQUAL;
                    default ->
                        throw NativeSyntax.refused(
                                "'" + Vers.shown(word.substring(0, end)) + "' is no comparator", range);
                };
        return new VersConstraint(comparator, word.substring(end));
    }
}
