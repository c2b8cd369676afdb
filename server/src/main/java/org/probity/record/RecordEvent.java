package org.probity.record;

/** What administrators and the program itself did to the keeping of the record. */
public sealed interface RecordEvent extends Event {
    /** A subscription was told to pass over an event that it failed at. */
    @EventName("record.event-skipped")
    record EventSkipped(String subscription, long logIndex, String eventId, String reason) implements RecordEvent {}

    /**
     * The derived tables were made anew from the events.
     *
     * @param events how many were replayed
     * @param put rows that were missing or other than the events say
     * @param taken rows that the events do not give
     */
    @EventName("record.projections-rebuilt")
    record ProjectionsRebuilt(long events, long put, long taken) implements RecordEvent {}

    /**
     * All stored rows were compared with what was sealed.
     *
     * @param treeSize the checkpoint compared with
     * @param findings how many places did not fit
     */
    @EventName("record.audited")
    record RecordAudited(long treeSize, long findings) implements RecordEvent {}
}
