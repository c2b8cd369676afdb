package org.probity.supplychain.store;

import static org.probity.db.Tables.SUPPLYCHAIN_SBOM;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.probity.inventory.sbom.Limits;
import org.probity.inventory.sbom.SbomException;
import org.probity.inventory.sbom.SbomReader;
import org.probity.organization.Products;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Actor;
import org.probity.record.Attachments;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StreamId;
import org.probity.supplychain.Sboms;
import org.probity.supplychain.SupplyChainEvent;
import org.probity.supplychain.SupplyChainEvent.SbomRead;
import org.probity.supplychain.domain.SbomSummary;
import org.springframework.stereotype.Component;

/** Bills of materials over their streams, the kept files and the component table. */
@Component
class SqlSboms implements Sboms {
    /** A release has thousands of components at most; ten times that is a mistake or an attack. */
    private static final Limits LIMITS = new Limits(200, 2_000_000, 2_048, 400_000, 200_000);

    private final Db db;
    private final EventStore store;
    private final Attachments attachments;
    private final Products products;
    private final ComponentTable table;
    private final int megabytes;
    private final SbomReader reader = new SbomReader(LIMITS);

    SqlSboms(
            Db db,
            EventStore store,
            Attachments attachments,
            Products products,
            ComponentTable table,
            Settings settings) {
        this.db = db;
        this.store = store;
        this.attachments = attachments;
        this.products = products;
        this.table = table;
        this.megabytes = settings.limits().fileMegabytes();
    }

    @Override
    public Optional<Sbom> of(String releaseId) {
        return db.read(sql -> sql.selectFrom(SUPPLYCHAIN_SBOM)
                .where(SUPPLYCHAIN_SBOM.RELEASE_ID.eq(releaseId))
                .fetchOptional(row -> new Sbom(
                        releaseId,
                        row.get(SUPPLYCHAIN_SBOM.SHA256),
                        row.get(SUPPLYCHAIN_SBOM.FILE_NAME),
                        row.get(SUPPLYCHAIN_SBOM.FORMAT),
                        row.get(SUPPLYCHAIN_SBOM.SPEC_VERSION),
                        row.get(SUPPLYCHAIN_SBOM.COMPONENTS),
                        row.get(SUPPLYCHAIN_SBOM.WITHOUT_PURL),
                        row.get(SUPPLYCHAIN_SBOM.ODDITIES),
                        row.get(SUPPLYCHAIN_SBOM.AT))));
    }

    @Override
    public void attach(Actor by, String releaseId, String fileName, InputStream bytes) {
        Products.Release release = products.release(releaseId).orElseThrow(UnknownException::new);
        byte[] content = content(fileName, bytes);
        org.probity.inventory.sbom.Sbom sbom = read(fileName, content);
        List<SbomSummary.Row> rows = SbomSummary.rows(sbom);
        History history = store.history(new StreamId("sbom", releaseId));
        Attachments.Kept kept =
                attachments.keep(new ByteArrayInputStream(content), content.length, "application/octet-stream");
        List<SupplyChainEvent> events = SbomSummary.attach(
                        present(history), release.productId(), kept.sha256(), fileName, kept.size(), sbom, rows)
                .orThrow();
        if (events.isEmpty()) {
            return;
        }
        table.fill(kept.sha256(), rows);
        store.append(
                by,
                db.now(),
                List.of(
                        new Change(history.stream(), history.version(), events),
                        products.attachSbom(releaseId, kept.sha256())));
    }

    private byte[] content(String fileName, InputStream bytes) {
        long limit = megabytes * 1_048_576L;
        try {
            byte[] content = bytes.readNBytes(Math.toIntExact(limit + 1));
            if (content.length > limit) {
                throw refused("\"" + fileName + "\" is larger than " + megabytes + " MB.", "");
            }
            return content;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private org.probity.inventory.sbom.Sbom read(String fileName, byte[] content) {
        try {
            return reader.readAll(new ByteArrayInputStream(content));
        } catch (SbomException broken) {
            throw refused("\"" + fileName + "\" cannot be read: " + broken.getMessage() + ".", "Nothing was changed.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static RefusedException refused(String what, String next) {
        return new RefusedException(List.of(Problem.at("sbom", what, next)));
    }

    private static @org.jspecify.annotations.Nullable String present(History history) {
        return history.exists() ? ((SbomRead) history.events().getLast().body()).sha256() : null;
    }
}
