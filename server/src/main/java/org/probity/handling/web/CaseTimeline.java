package org.probity.handling.web;

import java.util.ArrayList;
import java.util.List;
import org.probity.handling.Cases.CaseFile;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** The streams that make up the record of a case. */
@Component
class CaseTimeline {
    /** The case, its work items, its reports and its access list. */
    List<StreamId> streams(CaseFile file) {
        List<StreamId> streams = new ArrayList<>();
        streams.add(new StreamId("case", file.id()));
        file.items().forEach(item -> streams.add(new StreamId("work-item", file.id() + ":" + item.productId())));
        file.state().reports().forEach(number -> streams.add(new StreamId("report", number)));
        streams.add(new StreamId("access", file.id()));
        return streams;
    }
}
