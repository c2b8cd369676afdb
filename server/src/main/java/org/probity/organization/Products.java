package org.probity.organization;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.record.Actor;
import org.probity.record.Change;

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
    record Product(
            String id, String line, String name, Kind kind, String description, String contactId, long version) {}

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

    /**
     * What a new product starts with.
     *
     * @param id as in an address: 2 to 40 of a-z, 0-9 and dash; never changed, never reused
     */
    record NewProduct(String id, String line, String name, Kind kind, String description, String contactId) {}

    /**
     * What a new release starts with.
     *
     * @param supportEnds last day of support, or null when not fixed
     */
    record NewRelease(
            String version, LocalDate released, @Nullable LocalDate supportEnds) {}

    /**
     * Adds a product to the register.
     *
     * @throws org.probity.platform.decide.RefusedException when the id is taken or a field is unusable
     */
    void add(Actor by, NewProduct product);

    /** {@link #add(Actor, NewProduct)} by a PSIRT lead. */
    default void add(Subject who, NewProduct product) {
        who.mustBe(Role.PSIRT_LEAD);
        add(who.actor(), product);
    }

    /**
     * Adds a release.
     *
     * @throws org.probity.platform.decide.RefusedException when the version exists or the days are impossible
     */
    void addRelease(Actor by, String productId, long expectedVersion, NewRelease release);

    /** {@link #addRelease(Actor, String, long, NewRelease)} by a PSIRT lead. */
    default void addRelease(Subject who, String productId, long expectedVersion, NewRelease release) {
        who.mustBe(Role.PSIRT_LEAD);
        addRelease(who.actor(), productId, expectedVersion, release);
    }

    /**
     * Sets or moves the last day of support.
     *
     * @param day null when it is no longer fixed
     * @param reason why, in a sentence
     */
    void setSupportEnd(
            Actor by, String productId, long expectedVersion, String version, @Nullable LocalDate day, String reason);

    /** {@link #setSupportEnd(Actor, String, long, String, LocalDate, String)} by a PSIRT lead. */
    default void setSupportEnd(
            Subject who,
            String productId,
            long expectedVersion,
            String version,
            @Nullable LocalDate day,
            String reason) {
        who.mustBe(Role.PSIRT_LEAD);
        setSupportEnd(who.actor(), productId, expectedVersion, version, day, reason);
    }

    /**
     * The change that ties a bill of materials to a release, to be appended by whoever has read it.
     *
     * @param sha256 digest of its bytes, lower-case hex
     * @throws org.probity.platform.decide.UnknownException when there is no such release
     */
    Change attachSbom(String releaseId, String sha256);
}
