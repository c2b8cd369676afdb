package org.probity.platform.web;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.platform.decide.ConflictException;

/** Knows what happened to a thing in the meantime; the record does. */
public interface MeanwhileSource {
    /**
     * The other side of a conflict, told as far as the reader may know it.
     *
     * @param reader who is signed in, or null
     * @return empty for conflicts of another kind
     */
    Optional<Meanwhile> since(ConflictException conflict, @Nullable Viewer reader);
}
