package org.probity.csaf.structure;

/** The pattern of {@code cpe}: a CPE 2.3 formatted string or a CPE 2.2 URI. */
final class CpePattern {
    private static final String ESCAPABLE = "\\*?!\"#$%&'()+,/:;<=>@[]^`{|}~";

    private final String text;
    private int at;

    private CpePattern(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** The pattern of CSAF 2.1. */
    static boolean matches(String text) {
        return text.length() >= 5 && (isName(text, true) || isUri(text, 0));
    }

    /**
     * The pattern of CSAF 2.0, whose anchors bind less than was meant: a CPE 2.3 name may be followed, and a CPE 2.2 URI
     * preceded, by anything.
     */
    static boolean matches20(String text) {
        if (text.length() < 5) {
            return false;
        }
        if (isName(text, false)) {
            return true;
        }
        for (int i = text.indexOf('c'); i >= 0; i = text.indexOf('c', i + 1)) {
            if (isUri(text, i)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isName(String text, boolean whole) {
        CpePattern name = new CpePattern(text, 0);
        return text.startsWith("cpe:2.3:") && name.readName() && (!whole || name.at == text.length());
    }

    private boolean readName() {
        at = "cpe:2.3:".length();
        if (at >= text.length() || "aho*-".indexOf(text.charAt(at++)) < 0) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            boolean colon = at < text.length() && text.charAt(at++) == ':';
            if (!colon || !(i == 5 ? language() : attribute())) {
                return false;
            }
        }
        return true;
    }

    /** An attribute: wildcards, at least one character plain or escaped, wildcards; or a lone star or hyphen. */
    private boolean attribute() {
        int start = at;
        boolean star = here('*');
        wildcards();
        int first = at;
        while (plain() || escaped()) {
            // goes on
        }
        if (at > first) {
            wildcards();
            return true;
        }
        at = start + 1;
        return star;
    }

    private void wildcards() {
        if (here('*')) {
            at++;
            return;
        }
        while (here('?')) {
            at++;
        }
    }

    private boolean here(char c) {
        return at < text.length() && text.charAt(at) == c;
    }

    private boolean plain() {
        if (at < text.length()) {
            char c = text.charAt(at);
            if (Patterns.isAlphanumeric(c) || c == '-' || c == '.' || c == '_') {
                at++;
                return true;
            }
        }
        return false;
    }

    private boolean escaped() {
        if (here('\\') && at + 1 < text.length() && ESCAPABLE.indexOf(text.charAt(at + 1)) >= 0) {
            at += 2;
            return true;
        }
        return false;
    }

    private boolean language() {
        if (here('*') || here('-')) {
            at++;
            return true;
        }
        int letters = run(true, 3);
        if (letters < 2) {
            return false;
        }
        int before = at;
        if (here('-')) {
            at++;
            int from = at;
            if (run(true, 2) != 2) {
                at = from;
                if (run(false, 3) != 3) {
                    at = before;
                }
            }
        }
        return true;
    }

    private int run(boolean letters, int most) {
        int count = 0;
        while (count < most
                && at < text.length()
                && (letters ? Patterns.isLetter(text.charAt(at)) : Patterns.isDigit(text.charAt(at)))) {
            at++;
            count++;
        }
        return count;
    }

    private static boolean isUri(String text, int from) {
        if (!text.startsWith("c", from) || !text.regionMatches(true, from, "cpe:/", 0, 5)) {
            return false;
        }
        int i = from + 5;
        if (i < text.length() && "AHOaho".indexOf(text.charAt(i)) >= 0) {
            i++;
        }
        int components = 0;
        for (; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ':') {
                components++;
            } else if (components == 0 || !(Patterns.isAlphanumeric(c) || "._-~%".indexOf(c) >= 0)) {
                return false;
            }
        }
        return components <= 6;
    }
}
