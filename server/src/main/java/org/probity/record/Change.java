package org.probity.record;

import java.util.List;

/**
 * Events to append to one stream.
 *
 * @param stream which
 * @param expected the version that the decision was made on: the number of events read, 0 for a new stream
 * @param events at least one to have any effect
 */
public record Change(StreamId stream, long expected, List<? extends Event> events) {
    public Change {
        events = List.copyOf(events);
    }
}
