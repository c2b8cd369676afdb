package org.probity.record;

import java.time.Instant;

/**
 * An event as it was committed. Never changes afterwards.
 *
 * @param id unique, sortable by time of writing
 * @param version its place in the stream, from 1
 * @param at when it was decided, UTC, microseconds
 */
public record StoredEvent(String id, StreamId stream, long version, String type, Event body, Actor actor, Instant at) {}
