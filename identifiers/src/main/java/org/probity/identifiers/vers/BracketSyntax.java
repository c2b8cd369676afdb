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

    private static List<VersConstraint> interval(String range, int open, int close, String text) {
        String inside = range.substring(open + 1, close);
        int comma = inside.indexOf(',');
        if (comma < 0) {
            if (range.charAt(open) != '[' || range.charAt(close) != ']' || inside.isEmpty()) {
                throw NativeSyntax.refused("a single version stands in square brackets", text);
            }
            return List.of(new VersConstraint(VersComparator.EQUAL, inside));
        }
        String lower = inside.substring(0, comma);
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
        if (nuget && range.endsWith(".*")) {
            String stem = range.substring(0, range.length() - 2);
            int dot = stem.lastIndexOf('.');
            String last = stem.substring(dot + 1);
            if (last.isEmpty() || Numbers.end(last, 0, last.length()) < last.length()) {
                throw NativeSyntax.refused("'.*' follows no number", text);
            }
            return List.of(NativeSyntax.between(stem, stem.substring(0, dot + 1) + Numbers.increment(last)));
        }
        return List.of(
                List.of(new VersConstraint(nuget ? VersComparator.GREATER_OR_EQUAL : VersComparator.EQUAL, range)));
    }
}
