package org.probity.identifiers.vers;

import java.util.ArrayList;
import java.util.List;
import org.probity.identifiers.Ascii;

/** Takes a specifier apart, as "How to parse and validate VERS" does, without looking at the order of constraints. */
final class VersParser {
    /** Far more than any real range has; a list without end would fill the memory. */
    private static final int MOST_CONSTRAINTS = 100_000;

    private final String text;

    VersParser(String text) {
        this.text = text;
    }

    Vers parse() {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                String what = c <= ' ' ? "white space and control characters are" : "a character outside ASCII is";
                throw new VersException(what + " not permitted", i);
            }
        }
        if (!text.startsWith("vers:")) {
            throw new VersException("a version range specifier starts with 'vers:'", 0);
        }
        int slash = text.indexOf('/');
        if (slash < 0) {
            throw new VersException("'/' and constraints are missing behind the type", text.length());
        }
        String type = type(5, slash);
        List<VersConstraint> constraints = constraints(type, slash + 1);
        boolean star = constraints.isEmpty();
        if (!star && (type.equals("all") || type.equals("none"))) {
            throw new VersException("the type '" + type + "' takes '*' only", slash + 1);
        }
        return new Vers(type, constraints);
    }

    private String type(int from, int to) {
        if (from == to || !Ascii.isLower(text.charAt(from))) {
            throw new VersException("a type starts with a lower-case ASCII letter", from);
        }
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (!Ascii.isLower(c) && !Ascii.isDigit(c) && c != '.' && c != '-') {
                throw new VersException("a type holds lower-case letters, digits, '.' and '-' only", i);
            }
        }
        String type = text.substring(from, to);
        if (type.equals("invalid")) {
            throw new VersException("the type 'invalid' is reserved and always invalid", from);
        }
        return type;
    }

    /** The constraints in the order written; none of them stands for the asterisk. */
    private List<VersConstraint> constraints(String type, int from) {
        if (from == text.length()) {
            throw new VersException("no constraints", from);
        }
        List<VersConstraint> constraints = new ArrayList<>();
        if (text.charAt(from) == '*') {
            if (from + 1 < text.length()) {
                throw new VersException("'*' stands alone", from + 1);
            }
            return constraints;
        }
        for (int start = from; start <= text.length(); ) {
            int pipe = text.indexOf('|', start);
            int end = pipe < 0 ? text.length() : pipe;
            constraints.add(constraint(type, start, end));
            if (constraints.size() > MOST_CONSTRAINTS) {
                throw new VersException("more than " + MOST_CONSTRAINTS + " constraints", start);
            }
            start = end + 1;
        }
        return constraints;
    }

    private VersConstraint constraint(String type, int from, int to) {
        if (from == to) {
            throw new VersException("a constraint is empty: '|' leads, trails or is doubled", from);
        }
        VersComparator comparator = VersComparator.at(text, from);
        int versionAt = comparator == VersComparator.EQUAL
                ? from
                : from + comparator.sign().length();
        if (text.charAt(from) == '=') {
            throw new VersException("equality is written without '='", from);
        }
        if (versionAt >= to) {
            throw new VersException("a version is missing behind '" + comparator.sign() + "'", from);
        }
        String version = VersCode.decode(text, versionAt, to, type);
        if (type.equals("datetime")) {
            checkDatetime(version, versionAt);
        }
        return new VersConstraint(comparator, version);
    }

    private static void checkDatetime(String version, int place) {
        boolean canonical = version.indexOf('t') < 0 && version.indexOf('z') < 0;
        if (!canonical || !VersionScheme.of("datetime").orElseThrow().isValid(version)) {
            throw new VersException(
                    "'" + Vers.shown(version) + "' is not a timestamp of RFC 3339 in upper case", place);
        }
    }
}
