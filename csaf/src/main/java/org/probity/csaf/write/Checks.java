package org.probity.csaf.write;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What every text that goes into a document must fulfil. */
final class Checks {
    private Checks() {}

    /** A text that is not blank. */
    static String text(@Nullable String text, String what) {
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException(what + " must not be empty");
        }
        for (int i = 0; i < text.length(); i++) {
            if (Character.isSurrogate(text.charAt(i))) {
                boolean pair = i + 1 < text.length() && Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1));
                if (!pair) {
                    throw new IllegalArgumentException(what + " holds half a character at position " + i);
                }
                i++;
            }
        }
        return text;
    }

    /** An absolute URI. */
    static String uri(@Nullable String text, String what) {
        try {
            URI uri = new URI(text(text, what));
            if (uri.isAbsolute()) {
                return uri.toString();
            }
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(what + " is no URI: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException(what + " is no absolute URI: " + text);
    }

    /** A collection without duplicates that has at least one element. */
    static <T> Set<T> some(Collection<T> items, String what) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException(what + " needs at least one product");
        }
        return new LinkedHashSet<>(items);
    }
}
