package org.probity.disclosure;

import java.time.Instant;
import org.probity.record.Event;
import org.probity.record.EventName;
import org.probity.record.FreeText;

/** Facts of advisories. Stream: {@code advisory/<id>}. */
public sealed interface DisclosureEvent extends Event {
    /** A draft was begun from a case. */
    @EventName("disclosure.advisory-drafted")
    record AdvisoryDrafted(String caseId, Edition edition) implements DisclosureEvent {}

    /** The wording or the facts changed; agreements to earlier wordings end. */
    @EventName("disclosure.advisory-edited")
    record AdvisoryEdited(Edition edition) implements DisclosureEvent {}

    /**
     * A second person agrees to exactly one edition.
     *
     * @param digest SHA-256 of the edition's canonical form, lower-case hex
     */
    @EventName("disclosure.advisory-agreed")
    record AdvisoryAgreed(String digest) implements DisclosureEvent {}

    /**
     * A person released an agreed edition.
     *
     * @param version 1, 2, 3 …
     * @param publishAt when it becomes visible to the world
     * @param csaf the published document, byte for byte (UTF-8)
     */
    @EventName("disclosure.advisory-released")
    record AdvisoryReleased(
            int version, String summary, String digest, Instant publishAt, String csaf, String sha256, String sha512)
            implements DisclosureEvent {}

    /** A release that had not become visible yet was called off. */
    @EventName("disclosure.release-called-off")
    record ReleaseCalledOff(int version, @FreeText String reason) implements DisclosureEvent {}
}
