package org.probity.coordination;

import java.time.Instant;
import java.util.List;
import org.probity.record.Event;
import org.probity.record.EventName;
import org.probity.record.FreeText;

/** Facts of coordination. Stream: {@code embargo/<case id>}. */
public sealed interface CoordinationEvent extends Event {
    /** The parties keep the matter to themselves until an exact instant. */
    @EventName("coordination.embargo-agreed")
    record EmbargoAgreed(
            Instant until,
            @FreeText List<String> parties,
            @FreeText String terms) implements CoordinationEvent {}

    @EventName("coordination.embargo-moved")
    record EmbargoMoved(Instant from, Instant to, @FreeText String reason) implements CoordinationEvent {}

    @EventName("coordination.embargo-ended")
    record EmbargoEnded(Instant at, @FreeText String ground) implements CoordinationEvent {}
}
