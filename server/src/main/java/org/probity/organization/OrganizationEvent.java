package org.probity.organization;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.organization.Products.Kind;
import org.probity.record.Event;
import org.probity.record.EventName;
import org.probity.record.FreeText;

/** Facts about products and policies. Streams: {@code product/<id>} and {@code policy/disclosure}. */
public sealed interface OrganizationEvent extends Event {
    @EventName("organization.product-added")
    record ProductAdded(
            String line, String name, Kind kind, @FreeText String description, String contactId)
            implements OrganizationEvent {}

    @EventName("organization.release-added")
    record ReleaseAdded(
            String number, LocalDate released, @Nullable LocalDate supportEnds) implements OrganizationEvent {}

    /** The last day of support was set or moved; {@code from} is what it was. */
    @EventName("organization.support-end-set")
    record SupportEndSet(
            String number,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @FreeText String reason) implements OrganizationEvent {}

    @EventName("organization.sbom-attached")
    record SbomAttached(String number, @Nullable String from, String sha256) implements OrganizationEvent {}

    /** A version of the policy; durations in hours of calendar time. */
    @EventName("organization.policy-adopted")
    record PolicyAdopted(
            String version,
            Instant effective,
            long acknowledgeHours,
            long triageHours,
            long updateHours,
            Map<String, Long> remediateHours,
            String publicText)
            implements OrganizationEvent {}
}
