package org.probity.csaf;

import java.util.Locale;

/** The file name of a CSAF document (2.1 and 2.0, section 5.1). */
public final class FileName {
    private FileName() {}

    /** The name made from {@code /document/tracking/id}. */
    public static String of(String trackingId) {
        StringBuilder name = new StringBuilder(trackingId.length() + 5);
        boolean replaced = false;
        String lower = trackingId.toLowerCase(Locale.ROOT);
        for (int i = 0; i < lower.length(); i++) {
            char c = lower.charAt(i);
            boolean kept = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '+' || c == '-';
            if (kept) {
                name.append(c);
            } else if (!replaced) {
                name.append('_');
            }
            replaced = !kept;
        }
        return name.append(".json").toString();
    }
}
