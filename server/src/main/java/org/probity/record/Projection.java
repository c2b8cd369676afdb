package org.probity.record;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;

/**
 * A table or more derived from events, for screens and queries. Called inside the transaction that appends, so what a person
 * sees after a command is never older than the command. Must depend on nothing but the event and its own tables: the whole
 * is emptied and replayed by a rebuild.
 */
public interface Projection {
    /** The tables that belong to this projection alone, children first. */
    List<Table<?>> tables();

    /** Takes one event in; events of other contexts are passed too and ignored. */
    void apply(StoredEvent event, DSLContext sql);
}
