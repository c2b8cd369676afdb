package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;

/**
 * The interval notation of Maven and NuGet, {@code [1.0,2.0)}. A version alone means itself to Maven and at least itself
 * to NuGet.
 */
final class BracketSyntax implements NativeSyntax {
    private final boolean nuget;

    BracketSyntax(String type) {
        nuget = type.equals("nuget");
    }

    @Override
    public List<List<VersConstraint>> read(String text, boolean exact) {
        String range = text.replaceAll("\\s", "");
        if (range.isEmpty()) {
            throw NativeSyntax.refused("nothing", text);
        }
        if ("[(".indexOf(range.charAt(0)) < 0) {
            return bare(range, text);
        }
        List<List<VersConstraint>> alternatives = new ArrayList<>();
        for (int start = 0; start < range.length(); ) {
            int end = start + 1;
            while (end < range.length() && "])".indexOf(range.charAt(end)) < 0) {
                end++;
            }
            boolean opens = "[(".indexOf(range.charAt(start)) >= 0;
            if (!opens || end == range.length()) {
                throw NativeSyntax.refused("a bracket is missing", text);
            }
            alternatives.add(interval(range, start, end, text));
            boolean more = end + 1 < range.length();
            if (more && (range.charAt(end + 1) != ',' || end + 2 == range.length())) {
                throw NativeSyntax.refused("',' and a further interval are expected", text);
            }
            start = end + 2;
        }
        return alternatives;
    }

    private List<VersConstraint> interval(String range, int open, int close, String text) {
        String inside = range.substring(open + 1, close);
        int comma = inside.indexOf(',');
        if (comma < 0) {
            if (range.charAt(open) != '[' || range.charAt(close) != ']' || inside.isEmpty()) {
                throw NativeSyntax.refused("a single version stands in square brackets", text);
            }
            return List.of(new VersConstraint(VersComparator.EQUAL, inside));
        }
        String lower = nuget ? lowest(inside.substring(0, comma)) : inside.substring(0, comma);
        String upper = inside.substring(comma + 1);
        if (upper.indexOf(',') >= 0 || inside.indexOf('[') >= 0 || inside.indexOf('(') >= 0) {
            throw NativeSyntax.refused("an interval has two ends", text);
        }
        boolean lowerIncluded = range.charAt(open) == '[';
        boolean upperIncluded = range.charAt(close) == ']';
        if (lower.equals(upper) && !lower.isEmpty() && lowerIncluded && upperIncluded) {
            return List.of(new VersConstraint(VersComparator.EQUAL, lower));
        }
        List<VersConstraint> ends = new ArrayList<>();
        if (!lower.isEmpty()) {
            ends.add(new VersConstraint(
                    lowerIncluded ? VersComparator.GREATER_OR_EQUAL : VersComparator.GREATER, lower));
        }
        if (!upper.isEmpty()) {
            ends.add(new VersConstraint(upperIncluded ? VersComparator.LESS_OR_EQUAL : VersComparator.LESS, upper));
        }
        return ends;
    }

    /** A version alone, or a comparator and a version as security advisories write them. */
    private List<List<VersConstraint>> bare(String range, String text) {
        if ("<>=!".indexOf(range.charAt(0)) >= 0) {
            return new PlainSyntax().read(text, false);
        }
        if (range.equals("*")) {
            return List.of(List.of());
        }
        if (nuget && range.endsWith("*")) {
            return List.of(floating(range.substring(0, range.length() - 1), text));
        }
        if (range.indexOf('*') >= 0) {
            throw NativeSyntax.refused("'*' stands at the end of a floating version", text);
        }
        return List.of(
                List.of(new VersConstraint(nuget ? VersComparator.GREATER_OR_EQUAL : VersComparator.EQUAL, range)));
    }

    /** A floating version of NuGet: {@code 1.2.*} of its numbers, {@code 1.2.3-beta*} of its pre-releases and itself. */
    private static List<VersConstraint> floating(String stem, String text) {
        int dash = stem.indexOf('-');
        if (dash > 0) {
            String label = stem.substring(dash + 1);
            String lower = label.isEmpty() || label.endsWith(".") ? stem + "0" : stem;
            return List.of(
                    new VersConstraint(VersComparator.GREATER_OR_EQUAL, lower),
                    new VersConstraint(VersComparator.LESS_OR_EQUAL, stem.substring(0, dash)));
        }
        String numbers = stem.endsWith(".") ? stem.substring(0, stem.length() - 1) : "";
        int dot = numbers.lastIndexOf('.');
        String last = numbers.substring(dot + 1);
        if (last.isEmpty() || Numbers.end(last, 0, last.length()) < last.length()) {
            throw NativeSyntax.refused("'*' follows no number", text);
        }
        return NativeSyntax.between(numbers, numbers.substring(0, dot + 1) + Numbers.increment(last));
    }

    /** An interval may begin with a floating version, whose lowest counts. */
    private static String lowest(String version) {
        String stem = version.endsWith("*") ? version.substring(0, version.length() - 1) : version;
        if (stem.equals(version)) {
            return version;
        }
        return stem.endsWith(".") ? stem.substring(0, stem.length() - 1) : stem.endsWith("-") ? stem + "0" : stem;
    }
}
