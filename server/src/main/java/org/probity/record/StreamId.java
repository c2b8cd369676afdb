package org.probity.record;

/**
 * The events of one thing, in order.
 *
 * @param kind what it is: {@code report}, {@code case}, {@code advisory} …
 * @param id which one
 */
public record StreamId(String kind, String id) {
    public StreamId {
        if (kind.isBlank() || id.isBlank()) {
            throw new IllegalArgumentException("a stream has a kind and an id");
        }
    }

    @Override
    public String toString() {
        return kind + "/" + id;
    }
}
