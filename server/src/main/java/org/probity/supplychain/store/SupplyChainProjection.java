package org.probity.supplychain.store;

import static org.probity.db.Tables.SUPPLYCHAIN_SBOM;

import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.probity.record.Projection;
import org.probity.record.StoredEvent;
import org.probity.supplychain.SupplyChainEvent.SbomRead;
import org.springframework.stereotype.Component;

/** Which release has which bill of materials. What is in them is found by digest and is no projection. */
@Component
class SupplyChainProjection implements Projection {
    @Override
    public List<Table<?>> tables() {
        return List.of(SUPPLYCHAIN_SBOM);
    }

    @Override
    public void apply(StoredEvent stored, DSLContext sql) {
        if (!(stored.body() instanceof SbomRead e)) {
            return;
        }
        String release = stored.stream().id();
        sql.deleteFrom(SUPPLYCHAIN_SBOM)
                .where(SUPPLYCHAIN_SBOM.RELEASE_ID.eq(release))
                .execute();
        sql.insertInto(SUPPLYCHAIN_SBOM)
                .set(SUPPLYCHAIN_SBOM.RELEASE_ID, release)
                .set(SUPPLYCHAIN_SBOM.PRODUCT_ID, e.productId())
                .set(SUPPLYCHAIN_SBOM.SHA256, e.sha256())
                .set(SUPPLYCHAIN_SBOM.FILE_NAME, e.fileName())
                .set(SUPPLYCHAIN_SBOM.FORMAT, e.format())
                .set(SUPPLYCHAIN_SBOM.SPEC_VERSION, e.specVersion())
                .set(SUPPLYCHAIN_SBOM.COMPONENTS, e.components())
                .set(SUPPLYCHAIN_SBOM.WITHOUT_PURL, e.withoutPurl())
                .set(SUPPLYCHAIN_SBOM.ODDITIES, e.oddities())
                .set(SUPPLYCHAIN_SBOM.VERSION, stored.version())
                .set(SUPPLYCHAIN_SBOM.AT, stored.at())
                .execute();
    }
}
