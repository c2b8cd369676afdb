package org.probity.organization.store;

import static org.probity.db.Tables.ORGANIZATION_POLICY;
import static org.probity.db.Tables.ORGANIZATION_POLICY_TARGET;
import static org.probity.db.Tables.ORGANIZATION_PRODUCT;
import static org.probity.db.Tables.ORGANIZATION_RELEASE;

import java.time.LocalDate;
import java.util.List;
import org.jooq.DSLContext;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;
import org.probity.organization.OrganizationEvent;
import org.probity.organization.OrganizationEvent.PolicyAdopted;
import org.probity.organization.OrganizationEvent.ProductAdded;
import org.probity.organization.OrganizationEvent.ReleaseAdded;
import org.probity.organization.OrganizationEvent.SbomAttached;
import org.probity.organization.OrganizationEvent.SupportEndSet;
import org.probity.record.Projection;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Products, releases and policies as tables. */
@Component
class OrganizationProjection implements Projection {
    @Override
    public List<Table<?>> tables() {
        return List.of(ORGANIZATION_RELEASE, ORGANIZATION_PRODUCT, ORGANIZATION_POLICY_TARGET, ORGANIZATION_POLICY);
    }

    @Override
    public void apply(StoredEvent stored, DSLContext sql) {
        if (!(stored.body() instanceof OrganizationEvent event)) {
            return;
        }
        String id = stored.stream().id();
        switch (event) {
            case ProductAdded e -> add(sql, id, stored, e);
            case ReleaseAdded e -> addRelease(sql, id, stored, e);
            case SupportEndSet e ->
                sql.update(ORGANIZATION_RELEASE)
                        .set(ORGANIZATION_RELEASE.SUPPORT_DAY, text(e.to()))
                        .where(ORGANIZATION_RELEASE.ID.eq(release(id, e.number())))
                        .execute();
            case SbomAttached e ->
                sql.update(ORGANIZATION_RELEASE)
                        .set(ORGANIZATION_RELEASE.SBOM_SHA256, e.sha256())
                        .where(ORGANIZATION_RELEASE.ID.eq(release(id, e.number())))
                        .execute();
            case PolicyAdopted e -> adopt(sql, stored, e);
        }
        if (stored.stream().kind().equals(SqlProducts.STREAM)) {
            sql.update(ORGANIZATION_PRODUCT)
                    .set(ORGANIZATION_PRODUCT.VERSION, stored.version())
                    .where(ORGANIZATION_PRODUCT.ID.eq(id))
                    .execute();
        }
    }

    private static void add(DSLContext sql, String id, StoredEvent stored, ProductAdded e) {
        sql.insertInto(ORGANIZATION_PRODUCT)
                .set(ORGANIZATION_PRODUCT.ID, id)
                .set(ORGANIZATION_PRODUCT.LINE, e.line())
                .set(ORGANIZATION_PRODUCT.NAME, e.name())
                .set(ORGANIZATION_PRODUCT.KIND, e.kind().name())
                .set(ORGANIZATION_PRODUCT.DESCRIPTION, e.description())
                .set(ORGANIZATION_PRODUCT.CONTACT_ID, e.contactId())
                .set(ORGANIZATION_PRODUCT.VERSION, stored.version())
                .set(ORGANIZATION_PRODUCT.AT, stored.at())
                .execute();
    }

    private static void addRelease(DSLContext sql, String id, StoredEvent stored, ReleaseAdded e) {
        sql.insertInto(ORGANIZATION_RELEASE)
                .set(ORGANIZATION_RELEASE.ID, release(id, e.number()))
                .set(ORGANIZATION_RELEASE.PRODUCT_ID, id)
                .set(ORGANIZATION_RELEASE.NUMBER, e.number())
                .set(ORGANIZATION_RELEASE.RELEASED_DAY, e.released().toString())
                .set(ORGANIZATION_RELEASE.SUPPORT_DAY, text(e.supportEnds()))
                .set(ORGANIZATION_RELEASE.AT, stored.at())
                .execute();
    }

    private static void adopt(DSLContext sql, StoredEvent stored, PolicyAdopted e) {
        sql.insertInto(ORGANIZATION_POLICY)
                .set(ORGANIZATION_POLICY.VERSION, e.version())
                .set(ORGANIZATION_POLICY.EFFECTIVE_AT, e.effective())
                .set(ORGANIZATION_POLICY.ACKNOWLEDGE_HOURS, e.acknowledgeHours())
                .set(ORGANIZATION_POLICY.TRIAGE_HOURS, e.triageHours())
                .set(ORGANIZATION_POLICY.UPDATE_HOURS, e.updateHours())
                .set(ORGANIZATION_POLICY.PUBLIC_TEXT, e.publicText())
                .set(ORGANIZATION_POLICY.AT, stored.at())
                .execute();
        e.remediateHours().forEach((severity, hours) -> sql.insertInto(ORGANIZATION_POLICY_TARGET)
                .set(ORGANIZATION_POLICY_TARGET.VERSION, e.version())
                .set(ORGANIZATION_POLICY_TARGET.SEVERITY, severity)
                .set(ORGANIZATION_POLICY_TARGET.HOURS, hours)
                .execute());
    }

    static String release(String productId, String number) {
        return productId + "@" + number;
    }

    private static @Nullable String text(@Nullable LocalDate day) {
        return day == null ? null : day.toString();
    }
}
