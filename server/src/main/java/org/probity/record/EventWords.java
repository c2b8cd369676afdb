package org.probity.record;

import org.jspecify.annotations.Nullable;

/** Says a context's events in plain words, for timelines. One bean per context; without one the event's name is shown. */
@FunctionalInterface
public interface EventWords {
    /**
     * The end of a sentence that begins with who did it, such as {@code acknowledged the report}. No HTML, no full stop.
     *
     * @return null for events of other contexts
     */
    @Nullable
    String words(StoredEvent event);
}
