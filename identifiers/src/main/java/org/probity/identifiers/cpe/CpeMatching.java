package org.probity.identifiers.cpe;

import java.util.EnumSet;
import java.util.Set;

/** Compares names attribute by attribute (NISTIR 7696 table 6-2) and joins the results (table 6-4). */
final class CpeMatching {
    private CpeMatching() {}

    static CpeRelation compare(Cpe source, Cpe target) {
        Set<CpeRelation> seen = EnumSet.noneOf(CpeRelation.class);
        for (CpeAttribute attribute : CpeAttribute.values()) {
            CpeRelation relation = compare(source.get(attribute), target.get(attribute));
            if (relation == CpeRelation.DISJOINT) {
                return relation;
            }
            seen.add(relation);
        }
        seen.remove(CpeRelation.EQUAL);
        return switch (seen.size()) {
            case 0 -> CpeRelation.EQUAL;
            case 1 -> seen.iterator().next();
            default -> CpeRelation.UNDEFINED;
        };
    }

    static CpeRelation compare(String source, String target) {
        if (source.equals(target)) {
            return hasWildcard(source) ? CpeRelation.UNDEFINED : CpeRelation.EQUAL;
        }
        if (hasWildcard(target)) {
            return CpeRelation.UNDEFINED;
        }
        if (source.equals(Cpe.ANY)) {
            return CpeRelation.SUPERSET;
        }
        if (target.equals(Cpe.ANY)) {
            return CpeRelation.SUBSET;
        }
        if (source.equals(Cpe.NA) || target.equals(Cpe.NA)) {
            return CpeRelation.DISJOINT;
        }
        return hasWildcard(source) && matches(source, target) ? CpeRelation.SUPERSET : CpeRelation.DISJOINT;
    }

    /** Wildcards stand at the ends only; the whole value {@code *} is not one, it is any. */
    private static boolean hasWildcard(String value) {
        if (value.length() < 2) {
            return value.equals("?");
        }
        boolean wildEnd = isWild(value.charAt(value.length() - 1)) && !escapedEnd(value);
        return wildEnd || isWild(value.charAt(0));
    }

    private static boolean isWild(char c) {
        return c == '*' || c == '?';
    }

    private static boolean escapedEnd(String value) {
        int backslashes = 0;
        for (int i = value.length() - 2; i >= 0 && value.charAt(i) == '\\'; i--) {
            backslashes++;
        }
        return backslashes % 2 == 1;
    }

    /** A question mark at an end stands for no or one character, an asterisk for any number. */
    private static boolean matches(String pattern, String value) {
        int from = 0;
        while (from < pattern.length() && isWild(pattern.charAt(from))) {
            from++;
        }
        int to = pattern.length();
        while (to > from && isWild(pattern.charAt(to - 1)) && !escapedEnd(pattern.substring(0, to))) {
            to--;
        }
        String core = pattern.substring(from, to);
        boolean anyBefore = pattern.startsWith("*");
        boolean anyAfter = to < pattern.length() && pattern.charAt(to) == '*';
        for (int at = value.indexOf(core); at >= 0; at = value.indexOf(core, at + 1)) {
            int before = characters(value.substring(0, at));
            int after = characters(value.substring(at + core.length()));
            if ((anyBefore || before <= from) && (anyAfter || after <= pattern.length() - to)) {
                return true;
            }
        }
        return false;
    }

    /** Counts an escaped character as one. */
    private static int characters(String value) {
        int count = 0;
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) == '\\') {
                i++;
            }
            count++;
        }
        return count;
    }
}
