package org.probity.record.store;

import org.jspecify.annotations.Nullable;
import org.probity.record.EventWords;
import org.probity.record.RecordEvent;
import org.probity.record.RecordEvent.EventSkipped;
import org.probity.record.RecordEvent.ProjectionsRebuilt;
import org.probity.record.RecordEvent.RecordAudited;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** The record's own facts in plain words. */
@Component
class RecordWords implements EventWords {
    @Override
    public @Nullable String words(StoredEvent event) {
        return event.body() instanceof RecordEvent fact ? words(fact) : null;
    }

    private static String words(RecordEvent event) {
        return switch (event) {
            case EventSkipped e ->
                "let " + e.subscription() + " skip event " + e.logIndex() + " of the log: " + e.reason();
            case ProjectionsRebuilt e ->
                "rebuilt the derived tables from " + e.events() + " events; "
                        + (e.put() + e.taken() == 0
                                ? "all rows were right"
                                : e.put() + " rows were written and " + e.taken() + " taken out");
            case RecordAudited e ->
                "compared the record with checkpoint " + e.treeSize() + "; "
                        + (e.findings() == 0 ? "all of it fits" : e.findings() + " places do not fit");
        };
    }
}
