package org.probity.identifiers.vers;

import org.probity.identifiers.Ascii;

/**
 * Perl, {@code version.pm}: a {@code v} or two dots make a dotted version; any other is a decimal number, whose fraction
 * is read in groups of three digits, so that {@code 1.2} is {@code v1.200}.
 */
final class CpanOrder implements VersionOrder {
    private static final IntdotOrder DOTTED = new IntdotOrder(false, false);

    @Override
    public int compare(String a, String b) {
        return DOTTED.compare(dotted(a), dotted(b));
    }

    private static String dotted(String version) {
        String plain = version.indexOf('_') < 0 ? version : version.replace("_", "");
        if (plain.startsWith("v")) {
            return plain.substring(1);
        }
        int dot = plain.indexOf('.');
        if (dot < 0 || plain.indexOf('.', dot + 1) >= 0) {
            return plain;
        }
        int end = Numbers.end(plain, dot + 1, plain.length());
        StringBuilder dotted = new StringBuilder(plain.substring(0, dot));
        for (int i = dot + 1; i < end; i += 3) {
            dotted.append('.').append(plain, i, Math.min(end, i + 3)).append("0".repeat(Math.max(0, i + 3 - end)));
        }
        return dotted.toString();
    }

    @Override
    public boolean isValid(String version) {
        int start = version.startsWith("v") ? 1 : 0;
        return version.length() > start
                && version.chars().skip(start).allMatch(c -> Ascii.isDigit(c) || c == '.' || c == '_');
    }
}
