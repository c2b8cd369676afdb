package org.probity.organization.store;

import static org.probity.db.Tables.ORGANIZATION_PRODUCT;
import static org.probity.db.Tables.ORGANIZATION_RELEASE;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.probity.identity.People;
import org.probity.organization.OrganizationEvent;
import org.probity.organization.Products;
import org.probity.organization.domain.ProductState;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Products over their tables and streams. */
@Component
class SqlProducts implements Products {
    static final String STREAM = "product";

    private final Db db;
    private final EventStore store;
    private final People people;

    SqlProducts(Db db, EventStore store, People people) {
        this.db = db;
        this.store = store;
        this.people = people;
    }

    @Override
    public List<Product> all() {
        return fetch(DSL.trueCondition());
    }

    @Override
    public Optional<Product> find(String productId) {
        return fetch(ORGANIZATION_PRODUCT.ID.eq(productId)).stream().findFirst();
    }

    private List<Product> fetch(Condition condition) {
        return db.read(sql -> sql.selectFrom(ORGANIZATION_PRODUCT)
                .where(condition)
                .orderBy(ORGANIZATION_PRODUCT.LINE, ORGANIZATION_PRODUCT.NAME, ORGANIZATION_PRODUCT.ID)
                .fetch(SqlProducts::product));
    }

    static Product product(Record row) {
        return new Product(
                row.get(ORGANIZATION_PRODUCT.ID),
                row.get(ORGANIZATION_PRODUCT.LINE),
                row.get(ORGANIZATION_PRODUCT.NAME),
                Kind.valueOf(row.get(ORGANIZATION_PRODUCT.KIND)),
                row.get(ORGANIZATION_PRODUCT.DESCRIPTION),
                row.get(ORGANIZATION_PRODUCT.CONTACT_ID),
                row.get(ORGANIZATION_PRODUCT.VERSION));
    }

    @Override
    public List<Release> releases(String productId) {
        return releases(ORGANIZATION_RELEASE.PRODUCT_ID.eq(productId));
    }

    @Override
    public Optional<Release> release(String releaseId) {
        return releases(ORGANIZATION_RELEASE.ID.eq(releaseId)).stream().findFirst();
    }

    private List<Release> releases(Condition condition) {
        return db.read(sql -> sql.selectFrom(ORGANIZATION_RELEASE)
                .where(condition)
                .orderBy(ORGANIZATION_RELEASE.RELEASED_DAY.desc(), ORGANIZATION_RELEASE.ID.desc())
                .fetch(SqlProducts::release));
    }

    private static Release release(Record row) {
        String support = row.get(ORGANIZATION_RELEASE.SUPPORT_DAY);
        return new Release(
                row.get(ORGANIZATION_RELEASE.ID),
                row.get(ORGANIZATION_RELEASE.PRODUCT_ID),
                row.get(ORGANIZATION_RELEASE.NUMBER),
                LocalDate.parse(row.get(ORGANIZATION_RELEASE.RELEASED_DAY)),
                support == null ? null : LocalDate.parse(support),
                row.get(ORGANIZATION_RELEASE.SBOM_SHA256));
    }

    @Override
    public void add(Actor by, NewProduct product) {
        History history = store.history(new StreamId(STREAM, product.id().isBlank() ? "-" : product.id()));
        boolean contactKnown = people.find(product.contactId()).isPresent();
        write(by, history, 0, state(history).add(product, contactKnown));
    }

    @Override
    public void addRelease(Actor by, String productId, long expectedVersion, NewRelease release) {
        History history = existing(productId);
        write(by, history, expectedVersion, state(history).addRelease(release));
    }

    @Override
    public void setSupportEnd(
            Actor by, String productId, long expectedVersion, String version, @Nullable LocalDate day, String reason) {
        History history = existing(productId);
        write(by, history, expectedVersion, state(history).setSupportEnd(version, day, reason));
    }

    @Override
    public Change attachSbom(String releaseId, String sha256) {
        Release release = release(releaseId).orElseThrow(UnknownException::new);
        History history = existing(release.productId());
        return new Change(
                history.stream(),
                history.version(),
                state(history).attachSbom(release.version(), sha256).orThrow());
    }

    private void write(Actor by, History history, long expectedVersion, Decision<OrganizationEvent> decision) {
        List<OrganizationEvent> events = decision.orThrow();
        if (!events.isEmpty()) {
            store.append(by, db.now(), new Change(history.stream(), expectedVersion, events));
        }
    }

    private History existing(String productId) {
        History history = store.history(new StreamId(STREAM, productId));
        if (!history.exists()) {
            throw new UnknownException();
        }
        return history;
    }

    private static ProductState state(History history) {
        return history.fold(ProductState.NONE, (state, stored) -> state.evolve((OrganizationEvent) stored.body()));
    }
}
