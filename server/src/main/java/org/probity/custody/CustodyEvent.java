package org.probity.custody;

import java.time.Instant;
import java.util.List;
import org.probity.record.Event;
import org.probity.record.EventName;
import org.probity.record.FreeText;

/** Facts of custody. Streams: {@code erasure/<number>}, {@code hold/<number>}, {@code bundle/<number>}. */
public sealed interface CustodyEvent extends Event {
    /** Facts of an erasure. None holds what is erased: fields are named by event and place. */
    sealed interface ErasureEvent extends CustodyEvent {}

    /** Facts of a legal hold. */
    sealed interface HoldEvent extends CustodyEvent {}

    /** An object of the record: kind as in addresses, and id. */
    record Target(String kind, String id) {}

    /** Fields of one event, as JSON pointers; {@code ""} is the whole. */
    record Fields(String eventId, List<String> pointers) {
        public Fields {
            pointers = List.copyOf(pointers);
        }
    }

    /**
     * First half of an erasure.
     *
     * @param files SHA-256 of attachments
     * @param people ids of people whose sign-in data go as well
     * @param reason why, in words that repeat nothing of what is to go
     */
    @EventName("custody.erasure-proposed")
    record ErasureProposed(
            Target target,
            List<Fields> fields,
            List<String> files,
            List<String> people,
            Ground ground,
            @FreeText String reason,
            String byPerson)
            implements ErasureEvent {
        public ErasureProposed {
            fields = List.copyOf(fields);
            files = List.copyOf(files);
            people = List.copyOf(people);
        }
    }

    @EventName("custody.erasure-declined")
    record ErasureDeclined(@FreeText String reason, String byPerson) implements ErasureEvent {}

    /** Second half, by another person. From here on nobody can read it. */
    @EventName("custody.erasure-carried-out")
    record ErasureCarriedOut(Ground ground, int fields, int files, String proposedBy, String byPerson)
            implements ErasureEvent {}

    /** The bytes are gone too: objects deleted, database compacted. */
    @EventName("custody.erasure-finished")
    record ErasureFinished() implements ErasureEvent {}

    /** While it stands nothing of the object can be erased. */
    @EventName("custody.hold-placed")
    record HoldPlaced(Target target, @FreeText String reason, String byPerson) implements HoldEvent {}

    @EventName("custody.hold-lifted")
    record HoldLifted(@FreeText String reason, String byPerson) implements HoldEvent {}

    /**
     * Something of the record was told to somebody in an evidence bundle: which fields, not what they say.
     *
     * @param receiver for whom
     * @param purpose what they need it for
     * @param attachments SHA-256
     * @param checkpoint size of the tree that its proofs lead to
     * @param made the date within the bundle
     */
    @EventName("custody.bundle-made")
    record BundleMade(
            Target target,
            @FreeText String title,
            @FreeText String receiver,
            @FreeText String purpose,
            List<Fields> fields,
            List<String> attachments,
            long checkpoint,
            Instant made)
            implements CustodyEvent {
        public BundleMade {
            fields = List.copyOf(fields);
            attachments = List.copyOf(attachments);
        }
    }
}
