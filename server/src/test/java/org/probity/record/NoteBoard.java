package org.probity.record;

import static org.probity.db.Tables.PLATFORM_DRAFT;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;

/** A projection for tests; it borrows a table that nothing else uses in a {@link org.probity.testing.Room}. */
final class NoteBoard implements Projection {
    @Override
    public List<Table<?>> tables() {
        return List.of(PLATFORM_DRAFT);
    }

    @Override
    public void apply(StoredEvent event, DSLContext sql) {
        switch (event.body()) {
            case Note.Written written
            when written.text().equals("poison") -> throw new IllegalStateException("this projection cannot take it");
            case Note.Written written ->
                sql.insertInto(PLATFORM_DRAFT)
                        .set(PLATFORM_DRAFT.OWNER, event.stream().id())
                        .set(PLATFORM_DRAFT.FORM, Long.toString(event.version()))
                        .set(PLATFORM_DRAFT.BODY, written.text())
                        .set(PLATFORM_DRAFT.AT, event.at())
                        .execute();
            default ->
                sql.deleteFrom(PLATFORM_DRAFT)
                        .where(PLATFORM_DRAFT.OWNER.eq(event.stream().id()))
                        .execute();
        }
    }
}
