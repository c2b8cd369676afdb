package org.probity.csaf.structure;

import org.probity.csaf.CsafDateTime;

/** The formats of JSON Schema that CSAF uses. */
public final class Formats {
    private static final String SUB_DELIMITERS = "!$&'()*+,;=";

    /** What else than unreserved characters and sub-delimiters parts of a URI may have, as kinds of characters. */
    private static final int COLON = 2;

    private static final int USER = COLON;
    private static final int PATH = COLON | 4 | 8;
    private static final int TAIL = PATH | 16;

    /** The kind of each ASCII character; 0 for those that a URI can only have percent-encoded. */
    private static final byte[] KINDS = kinds();

    private Formats() {}

    /** A date and time of RFC 3339. */
    public static boolean isDateTime(String text) {
        return CsafDateTime.parse(text).isPresent();
    }

    /** A URI with a scheme (RFC 3986, appendix A). */
    public static boolean isUri(String text) {
        int colon = text.indexOf(':');
        if (colon < 1 || !isScheme(text, colon)) {
            return false;
        }
        int hash = text.indexOf('#', colon);
        int end = hash < 0 ? text.length() : hash;
        int question = text.indexOf('?', colon);
        int pathEnd = question < 0 || question > end ? end : question;
        boolean tail = (hash < 0 || are(text, hash + 1, text.length(), TAIL))
                && (pathEnd == end || are(text, pathEnd + 1, end, TAIL));
        int pathStart = colon + 1;
        if (tail && text.startsWith("//", colon + 1) && colon + 3 <= pathEnd) {
            int slash = text.indexOf('/', colon + 3);
            pathStart = slash < 0 || slash > pathEnd ? pathEnd : slash;
            tail = isAuthority(text, colon + 3, pathStart);
        }
        return tail && are(text, pathStart, pathEnd, PATH);
    }

    private static boolean isScheme(String text, int end) {
        for (int i = 0; i < end; i++) {
            char c = text.charAt(i);
            boolean other = Patterns.isDigit(c) || c == '+' || c == '-' || c == '.';
            if (!Patterns.isLetter(c) && (i == 0 || !other)) {
                return false;
            }
        }
        return true;
    }

    private static byte[] kinds() {
        byte[] kinds = new byte[128];
        for (char c = 0; c < kinds.length; c++) {
            kinds[c] = (byte) (isUnreserved(c) || SUB_DELIMITERS.indexOf(c) >= 0 ? 1 : 0);
        }
        kinds[':'] = COLON;
        kinds['@'] = 4;
        kinds['/'] = 8;
        kinds['?'] = 16;
        return kinds;
    }

    /** Whether all characters of a part are unreserved, sub-delimiters, percent-encoded or of the given kinds. */
    private static boolean are(String text, int from, int to, int kinds) {
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            if (c == '%') {
                if (i + 2 >= to || !isHexDigit(text.charAt(i + 1)) || !isHexDigit(text.charAt(i + 2))) {
                    return false;
                }
                i += 2;
            } else if (c >= KINDS.length || (KINDS[c] & (kinds | 1)) == 0) {
                return false;
            }
        }
        return true;
    }

    private static boolean isHexDigit(char c) {
        return Patterns.isHex(c) || (c >= 'A' && c <= 'F');
    }

    private static boolean isUnreserved(char c) {
        return Patterns.isAlphanumeric(c) || c == '-' || c == '.' || c == '_' || c == '~';
    }

    private static boolean isAuthority(String text, int from, int to) {
        int at = text.lastIndexOf('@', to - 1);
        int host = at >= from ? at + 1 : from;
        if (at >= from && !are(text, from, at, USER)) {
            return false;
        }
        int hostEnd;
        if (host < to && text.charAt(host) == '[') {
            int close = text.indexOf(']', host);
            if (close < 0 || close >= to || !isAddress(text.substring(host + 1, close))) {
                return false;
            }
            hostEnd = close + 1;
        } else {
            int colon = text.indexOf(':', host);
            hostEnd = colon < 0 || colon > to ? to : colon;
            if (!are(text, host, hostEnd, 0)) {
                return false;
            }
        }
        if (hostEnd == to) {
            return true;
        }
        boolean port = text.charAt(hostEnd) == ':';
        for (int i = hostEnd + 1; i < to && port; i++) {
            port = Patterns.isDigit(text.charAt(i));
        }
        return port;
    }

    private static boolean isAddress(String literal) {
        boolean future = literal.startsWith("v") || literal.startsWith("V");
        boolean colon = false;
        for (int i = 0; i < literal.length(); i++) {
            char c = literal.charAt(i);
            colon |= c == ':';
            boolean allowed = isHexDigit(c) || c == ':' || c == '.';
            if (!allowed && !(future && (isUnreserved(c) || SUB_DELIMITERS.indexOf(c) >= 0))) {
                return false;
            }
        }
        return future ? literal.indexOf('.') > 1 : colon;
    }
}
