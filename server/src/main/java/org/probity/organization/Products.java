package org.probity.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The register of what the vendor makes: lines, products and services, their releases and support periods. */
public interface Products {
    /** What sort of thing. */
    enum Kind {
        PRODUCT,
        SERVICE
    }

    /**
     * A product or a service.
     *
     * @param id short and speaking, as in an address: {@code edge-gateway}
     * @param line the product line it belongs to
     * @param contactId person of the division to whom work is dispatched
     */
    record Product(String id, String line, String name, Kind kind, String description, String contactId, long version) {}

    /**
     * A release that was shipped, or for a service a deployment state.
     *
     * @param id product id and version joined: {@code edge-gateway@4.2.1}
     * @param supportEnds last day of support, or null when not fixed
     * @param sbomSha256 digest of the bill of materials it was released with, or null when none is known
     */
    record Release(
            String id,
            String productId,
            String version,
            LocalDate released,
            @Nullable LocalDate supportEnds,
            @Nullable String sbomSha256) {
        /** Whether it is supported on a day; the last day counts. */
        public boolean supportedOn(LocalDate day) {
            return supportEnds == null || !day.isAfter(supportEnds);
        }
    }

    /** Everything, by line and name. */
    List<Product> all();

    Optional<Product> find(String productId);

    /** Releases of a product, newest first. */
    List<Release> releases(String productId);

    Optional<Release> release(String releaseId);
}
