package org.probity.custody.web;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.record.Erasures;
import org.probity.record.StoredEvent;
import org.probity.record.Timeline;
import org.probity.record.Timelines;
import org.probity.record.Tombstone;
import org.probity.record.Verifications;
import org.probity.record.Verifications.Checked;
import org.springframework.stereotype.Component;

/** Events as pages show them: in words, checked against the log just now, with what was erased of each. */
@Component
public class RecordView {
    private final Timelines timelines;
    private final Verifications verifications;
    private final Erasures erasures;

    RecordView(Timelines timelines, Verifications verifications, Erasures erasures) {
        this.timelines = timelines;
        this.verifications = verifications;
        this.erasures = erasures;
    }

    /** One event. */
    public record Line(
            String id,
            Instant at,
            String who,
            String words,
            String type,
            @Nullable Checked checked,
            List<Tombstone> stones) {
        /** The outcome of the check in words. */
        public String outcome() {
            return checked == null ? "Cannot be checked" : checked.words();
        }

        /** A chip's tone for it. */
        public String tone() {
            return checked == null
                    ? "wrong"
                    : switch (checked.outcome()) {
                        case VERIFIED -> "done";
                        case WAITING -> "waiting";
                        case REFUTED -> "wrong";
                    };
        }
    }

    /** These events, newest first, each checked. */
    List<Line> checked(List<StoredEvent> events) {
        Map<String, Checked> checked = verifications.check(events);
        Map<String, List<Tombstone>> stones =
                erasures.tombstones(events).stream().collect(Collectors.groupingBy(Tombstone::eventId));
        Timeline timeline = timelines.of(events);
        return timeline.entries().stream()
                .map(entry -> new Line(
                        entry.eventId(),
                        entry.at(),
                        entry.who(),
                        entry.words(),
                        entry.type(),
                        checked.get(entry.eventId()),
                        stones.getOrDefault(entry.eventId(), List.of())))
                .toList();
    }
}
