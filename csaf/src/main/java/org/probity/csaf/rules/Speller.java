package org.probity.csaf.rules;

import java.util.List;
import java.util.Optional;

/** Looks words up in dictionaries, for test 6.3.8. Implementations are safe to share between threads. */
@FunctionalInterface
public interface Speller {
    /**
     * The words of a text that are not in the dictionary of a language.
     *
     * @param language a language tag
     * @return the misspelt words in order; empty where there is no dictionary for the language
     */
    Optional<List<String>> misspelt(String language, String text);
}
