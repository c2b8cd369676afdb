package org.probity.organization.domain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.organization.OrganizationEvent;
import org.probity.organization.OrganizationEvent.SupportEndSet;
import org.probity.organization.Products;
import org.probity.organization.Products.NewProduct;
import org.probity.organization.Products.NewRelease;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.RefusedException;

class ProductStateTest {
    private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);

    private final ProductState gateway = after(ProductState.NONE, ProductState.NONE.add(product("edge-gateway"), true));
    private final ProductState shipped =
            after(gateway, gateway.addRelease(new NewRelease("4.2.1", MARCH, MARCH.plusYears(2))));

    @Test
    void aProductEntersTheRegisterOnce() {
        assertThat(gateway.known()).isTrue();
        refused(gateway.add(product("edge-gateway"), true), "already a product edge-gateway");
    }

    @Test
    void anIdMustFitIntoAnAddress() {
        for (String id : List.of("", "a", "Edge", "edge gateway", "-edge", "édge", "x".repeat(41))) {
            refused(ProductState.NONE.add(product(id), true), "cannot be part of an address");
        }
    }

    @Test
    void aProductNeedsAContactWhoExists() {
        refused(ProductState.NONE.add(product("edge-gateway"), false), "No contact is chosen");
    }

    @Test
    void aReleaseIsEnteredOnce() {
        refused(shipped.addRelease(new NewRelease("4.2.1", MARCH, null)), "already a release 4.2.1");
    }

    @Test
    void supportCannotEndBeforeTheRelease() {
        refused(gateway.addRelease(new NewRelease("5.0", MARCH, MARCH.minusDays(1))), "before the release");
        refused(shipped.setSupportEnd("4.2.1", MARCH.minusDays(1), "a reason"), "before the release");
    }

    @Test
    void movingTheEndOfSupportNeedsAReasonAndKeepsTheOldDay() {
        refused(shipped.setSupportEnd("4.2.1", MARCH.plusYears(3), " "), "reason is missing");
        assertThat(shipped.setSupportEnd("4.2.1", MARCH.plusYears(3), "Contract")
                        .orThrow())
                .containsExactly(new SupportEndSet("4.2.1", MARCH.plusYears(2), MARCH.plusYears(3), "Contract"));
    }

    @Test
    void theLastDayOfSupportCounts() {
        Products.Release release = new Products.Release("g@1", "g", "1", MARCH, MARCH.plusDays(9), null);
        assertThat(release.supportedOn(MARCH.plusDays(9))).isTrue();
        assertThat(release.supportedOn(MARCH.plusDays(10))).isFalse();
    }

    @Test
    void theSameBillOfMaterialsAgainChangesNothing() {
        ProductState attached = after(shipped, shipped.attachSbom("4.2.1", "aa"));
        assertThat(attached.attachSbom("4.2.1", "aa").orThrow()).isEmpty();
        assertThat(attached.attachSbom("4.2.1", "bb").orThrow()).hasSize(1);
    }

    private static NewProduct product(String id) {
        return new NewProduct(id, "Gateways", "Edge Gateway", Products.Kind.PRODUCT, "", "eve");
    }

    private static ProductState after(ProductState state, Decision<OrganizationEvent> decision) {
        ProductState next = state;
        for (OrganizationEvent event : decision.orThrow()) {
            next = next.evolve(event);
        }
        return next;
    }

    private static void refused(Decision<OrganizationEvent> decision, String because) {
        assertThatThrownBy(decision::orThrow)
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining(because);
    }
}
