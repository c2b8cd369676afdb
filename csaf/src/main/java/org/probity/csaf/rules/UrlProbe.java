package org.probity.csaf.rules;

import org.jspecify.annotations.Nullable;

/** Asks whether a URL resolves, for tests 6.3.6 and 6.3.7. Implementations are safe to share between threads. */
@FunctionalInterface
public interface UrlProbe {
    /**
     * Asks once, and follows no redirection.
     *
     * @return null if the answer has a status of 200 to 399; otherwise why not, in a few words
     */
    @Nullable
    String problem(String url);
}
