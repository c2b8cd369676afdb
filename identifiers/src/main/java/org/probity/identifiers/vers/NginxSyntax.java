package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * The ranges of nginx security advisories: {@code 0.7.52-0.8.39} with both ends, {@code 1.21.0+} for all that follow.
 * Branches with an even second number are stable and end before the next one; mainline goes on.
 */
final class NginxSyntax implements NativeSyntax {
    @Override
    public List<List<VersConstraint>> read(String text, boolean exact) {
        String range = text.replaceAll("\\s", "").toLowerCase(Locale.ROOT);
        if (range.equals("all")) {
            return List.of(List.of());
        }
        if (range.equals("none") || range.isEmpty()) {
            throw NativeSyntax.refused("no version is named", text);
        }
        List<List<VersConstraint>> alternatives = new ArrayList<>();
        for (String clause : range.split(",", -1)) {
            alternatives.add(clause(clause, text));
        }
        return alternatives;
    }

    private static List<VersConstraint> clause(String clause, String range) {
        int dash = clause.indexOf('-');
        if (dash >= 0) {
            return List.of(
                    new VersConstraint(VersComparator.GREATER_OR_EQUAL, version(clause.substring(0, dash), range)),
                    new VersConstraint(VersComparator.LESS_OR_EQUAL, version(clause.substring(dash + 1), range)));
        }
        if (!clause.endsWith("+")) {
            return List.of(new VersConstraint(VersComparator.EQUAL, version(clause, range)));
        }
        LooseVersion start = LooseVersion.read(clause.substring(0, clause.length() - 1), 0, range);
        boolean stable = (start.minor().charAt(start.minor().length() - 1) - '0') % 2 == 0;
        return stable
                ? NativeSyntax.between(start.toString(), start.nextMinor())
                : List.of(new VersConstraint(VersComparator.GREATER_OR_EQUAL, start.toString()));
    }

    private static String version(String text, String range) {
        return LooseVersion.read(text, 0, range).toString();
    }
}
