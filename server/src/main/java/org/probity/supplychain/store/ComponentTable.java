package org.probity.supplychain.store;

import static org.probity.db.Tables.SUPPLYCHAIN_COMPONENT;
import static org.probity.db.Tables.SUPPLYCHAIN_INDEX;

import java.util.List;
import java.util.Locale;
import org.probity.platform.db.Db;
import org.probity.supplychain.domain.SbomSummary;
import org.springframework.stereotype.Component;

/**
 * The components of each bill of materials, by its digest. Filled in short transactions before the fact is recorded; a mark at
 * the end says that it is whole, so a crash in between is made good by the next try.
 */
@Component
class ComponentTable {
    private static final int BATCH = 500;

    private final Db db;

    ComponentTable(Db db) {
        this.db = db;
    }

    void fill(String sha256, List<SbomSummary.Row> rows) {
        boolean whole = db.read(sql -> sql.fetchExists(SUPPLYCHAIN_INDEX, SUPPLYCHAIN_INDEX.SHA256.eq(sha256)));
        if (whole) {
            return;
        }
        db.change(sql -> sql.deleteFrom(SUPPLYCHAIN_COMPONENT)
                .where(SUPPLYCHAIN_COMPONENT.SHA256.eq(sha256))
                .execute());
        for (int from = 0; from < rows.size(); from += BATCH) {
            insert(sha256, from, rows.subList(from, Math.min(rows.size(), from + BATCH)));
        }
        db.change(sql -> sql.insertInto(SUPPLYCHAIN_INDEX)
                .set(SUPPLYCHAIN_INDEX.SHA256, sha256)
                .set(SUPPLYCHAIN_INDEX.COMPONENTS, (long) rows.size())
                .set(SUPPLYCHAIN_INDEX.AT, db.now())
                .onConflictDoNothing()
                .execute());
    }

    private void insert(String sha256, int from, List<SbomSummary.Row> rows) {
        db.change(sql -> {
            var insert = sql.insertInto(
                    SUPPLYCHAIN_COMPONENT,
                    SUPPLYCHAIN_COMPONENT.SHA256,
                    SUPPLYCHAIN_COMPONENT.PLACE,
                    SUPPLYCHAIN_COMPONENT.PACKAGE,
                    SUPPLYCHAIN_COMPONENT.PURL,
                    SUPPLYCHAIN_COMPONENT.NAME,
                    SUPPLYCHAIN_COMPONENT.FOLDED,
                    SUPPLYCHAIN_COMPONENT.NUMBER,
                    SUPPLYCHAIN_COMPONENT.KIND,
                    SUPPLYCHAIN_COMPONENT.LICENSES);
            int place = from;
            for (SbomSummary.Row row : rows) {
                insert = insert.values(
                        sha256,
                        place++,
                        row.identity(),
                        row.purl(),
                        row.name(),
                        row.name().toLowerCase(Locale.ROOT),
                        row.version(),
                        row.type(),
                        row.licenses());
            }
            insert.onConflictDoNothing().execute();
        });
    }
}
