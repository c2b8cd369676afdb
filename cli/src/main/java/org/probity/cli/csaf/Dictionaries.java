package org.probity.cli.csaf;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.rules.Speller;
import org.probity.csaf.spelling.HunspellSpeller;

/** The dictionaries a person points to. */
final class Dictionaries {
    private Dictionaries() {}

    /** A speller with the dictionaries of a folder; without a folder, one that knows no language. */
    static Speller in(@Nullable Path folder) {
        if (folder == null) {
            return (language, text) -> Optional.empty();
        }
        try {
            return new HunspellSpeller(folder);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(folder + ": no folder with dictionaries", unreadable);
        }
    }
}
