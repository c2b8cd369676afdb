package org.probity.supplychain;

import org.probity.record.Event;
import org.probity.record.EventName;

/** Facts about bills of materials. Stream: {@code sbom/<release id>}. */
public sealed interface SupplyChainEvent extends Event {
    /**
     * A bill of materials was read and tied to a release; an earlier one is replaced, its bytes stay.
     *
     * @param sha256 digest of its bytes, which are kept
     * @param components how many it lists
     * @param withoutPurl how many of them name no package URL: blind spots of a search by package
     * @param oddities how many things in it were not as they should be
     */
    @EventName("supplychain.sbom-read")
    record SbomRead(
            String productId,
            String sha256,
            String fileName,
            long size,
            String format,
            String specVersion,
            long components,
            long withoutPurl,
            long oddities)
            implements SupplyChainEvent {}
}
