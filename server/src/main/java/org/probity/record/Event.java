package org.probity.record;

/**
 * A fact of some context. Each context has one sealed interface that extends this; its records are the facts. A record's
 * components are its fields in the store, so they are never renamed without a new {@link EventName#schema}.
 */
public interface Event {}
