package org.probity.record;

import java.util.Collection;
import java.util.List;

/** Makes timelines. Whoever asks has checked that the reader may see these streams. */
public interface Timelines {
    /** Everything that happened in these streams. */
    Timeline of(List<StreamId> streams);

    /** These events. */
    Timeline of(Collection<StoredEvent> events);
}
