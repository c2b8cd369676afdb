package org.probity.supplychain.store;

import static org.probity.db.Tables.SUPPLYCHAIN_COMPONENT;
import static org.probity.db.Tables.SUPPLYCHAIN_SBOM;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jooq.Condition;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.probity.organization.Products;
import org.probity.platform.db.Db;
import org.probity.supplychain.Components;
import org.probity.supplychain.domain.SbomSummary;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** Who holds what, over the component table. */
@Component
public class SqlComponents implements Components {
    private final Db db;
    private final Products products;

    SqlComponents(Db db, Products products) {
        this.db = db;
        this.products = products;
    }

    /**
     * A line of a list of components.
     *
     * @param licenses as named, joined by commas
     */
    public record Line(Holding holding, String type, String licenses) {}

    /**
     * What a list is narrowed to; empty texts narrow nothing.
     *
     * @param name part of group or name, or a package URL, which is then taken exactly but for its version
     * @param version the component's version, exactly
     * @param releaseId one release
     */
    public record Filter(String name, String version, String releaseId) {
        Condition condition() {
            Condition condition = DSL.trueCondition();
            if (!name.isEmpty()) {
                Optional<String> identity = SbomSummary.identity(name);
                condition = identity.isPresent()
                        ? SUPPLYCHAIN_COMPONENT.PACKAGE.eq(identity.get())
                        : SUPPLYCHAIN_COMPONENT.FOLDED.contains(name.toLowerCase(Locale.ROOT));
            }
            if (!version.isEmpty()) {
                condition = condition.and(SUPPLYCHAIN_COMPONENT.NUMBER.eq(version));
            }
            return releaseId.isEmpty() ? condition : condition.and(SUPPLYCHAIN_SBOM.RELEASE_ID.eq(releaseId));
        }
    }

    @Override
    @Satisfies("30111-8-b")
    public List<Holding> holding(String purlWithoutVersion) {
        return SbomSummary.identity(purlWithoutVersion)
                .map(identity -> lines(SUPPLYCHAIN_COMPONENT.PACKAGE.eq(identity), 0, Integer.MAX_VALUE).stream()
                        .map(Line::holding)
                        .toList())
                .orElse(List.of());
    }

    @Override
    public List<String> releasesWithoutSbom() {
        Set<String> known = new HashSet<>(db.read(sql ->
                sql.select(SUPPLYCHAIN_SBOM.RELEASE_ID).from(SUPPLYCHAIN_SBOM).fetch(SUPPLYCHAIN_SBOM.RELEASE_ID)));
        return products.all().stream()
                .flatMap(product -> products.releases(product.id()).stream())
                .map(Products.Release::id)
                .filter(id -> !known.contains(id))
                .toList();
    }

    public long count(Filter filter) {
        Long count = db.read(sql -> sql.selectCount()
                .from(SUPPLYCHAIN_COMPONENT)
                .join(SUPPLYCHAIN_SBOM)
                .on(SUPPLYCHAIN_SBOM.SHA256.eq(SUPPLYCHAIN_COMPONENT.SHA256))
                .where(filter.condition())
                .fetchOne(0, Long.class));
        return count == null ? 0 : count;
    }

    /** The lines of one page, by name, version and release. */
    public List<Line> lines(Filter filter, int offset, int size) {
        return lines(filter.condition(), offset, size);
    }

    private List<Line> lines(Condition condition, int offset, int size) {
        return db.read(sql -> sql.select(
                        SUPPLYCHAIN_SBOM.RELEASE_ID,
                        SUPPLYCHAIN_SBOM.PRODUCT_ID,
                        SUPPLYCHAIN_COMPONENT.NAME,
                        SUPPLYCHAIN_COMPONENT.NUMBER,
                        SUPPLYCHAIN_COMPONENT.PURL,
                        SUPPLYCHAIN_COMPONENT.KIND,
                        SUPPLYCHAIN_COMPONENT.LICENSES)
                .from(SUPPLYCHAIN_COMPONENT)
                .join(SUPPLYCHAIN_SBOM)
                .on(SUPPLYCHAIN_SBOM.SHA256.eq(SUPPLYCHAIN_COMPONENT.SHA256))
                .where(condition)
                .orderBy(
                        SUPPLYCHAIN_COMPONENT.FOLDED,
                        SUPPLYCHAIN_COMPONENT.NUMBER,
                        SUPPLYCHAIN_SBOM.RELEASE_ID,
                        SUPPLYCHAIN_COMPONENT.PLACE)
                .limit(size)
                .offset(offset)
                .fetch(SqlComponents::line));
    }

    private static Line line(Record row) {
        @Nullable String purl = row.get(SUPPLYCHAIN_COMPONENT.PURL);
        return new Line(
                new Holding(
                        row.get(SUPPLYCHAIN_SBOM.RELEASE_ID),
                        row.get(SUPPLYCHAIN_SBOM.PRODUCT_ID),
                        row.get(SUPPLYCHAIN_COMPONENT.NAME),
                        row.get(SUPPLYCHAIN_COMPONENT.NUMBER),
                        purl),
                row.get(SUPPLYCHAIN_COMPONENT.KIND),
                row.get(SUPPLYCHAIN_COMPONENT.LICENSES));
    }
}
