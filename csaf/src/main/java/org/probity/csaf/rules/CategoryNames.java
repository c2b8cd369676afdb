package org.probity.csaf.rules;

import java.text.Normalizer;
import java.util.Locale;

/** How 6.1.26 compares category names: without dashes, underscores and white space of any script, and without case. */
final class CategoryNames {
    private CategoryNames() {}

    /** A name as it is compared. */
    static String fold(String name) {
        StringBuilder kept = new StringBuilder(name.length());
        Normalizer.normalize(name, Normalizer.Form.NFKC)
                .codePoints()
                .filter(c -> !isSeparator(c))
                .forEach(kept::appendCodePoint);
        return kept.toString().toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT);
    }

    private static boolean isSeparator(int c) {
        return switch (Character.getType(c)) {
            case Character.DASH_PUNCTUATION,
                    Character.CONNECTOR_PUNCTUATION,
                    Character.SPACE_SEPARATOR,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.CONTROL,
                    Character.FORMAT -> true;
            default -> Character.isWhitespace(c) || isOtherLine(c);
        };
    }

    /**
     * Hyphens, minus signs and low lines that Unicode classes otherwise: minus sign, superscript and subscript minus,
     * heavy minus, soft hyphen, hyphen bullet, combining low lines and macrons below, box drawing lines, fullwidth macron.
     */
    private static boolean isOtherLine(int c) {
        return switch (c) {
            case 0x2212,
                    0x207B,
                    0x208B,
                    0x2796,
                    0x00AD,
                    0x2043,
                    0x0332,
                    0x0333,
                    0x0331,
                    0x0320,
                    0x02D7,
                    0x06D4,
                    0x10191,
                    0x2500,
                    0x2501,
                    0x2574,
                    0x2576,
                    0x1B78,
                    0x23AF,
                    0x02CD,
                    0xFFE3,
                    0x0347,
                    0x2CBA,
                    0x29FF -> true;
            default -> false;
        };
    }
}
