package org.probity.handling.web;

import java.util.ArrayList;
import java.util.List;
import org.probity.handling.CaseStreams;
import org.probity.handling.Cases.CaseFile;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** The streams that make up the record of a case: case, work items, reports, access list, and what other contexts add. */
@Component
class CaseRecord {
    private final List<CaseStreams> others;

    CaseRecord(List<CaseStreams> others) {
        this.others = others;
    }

    List<StreamId> streams(CaseFile file) {
        List<StreamId> streams = new ArrayList<>();
        streams.add(new StreamId("case", file.id()));
        file.items().forEach(item -> streams.add(new StreamId("work-item", file.id() + ":" + item.productId())));
        file.state().reports().forEach(number -> streams.add(new StreamId("report", number)));
        streams.add(new StreamId("access", file.id()));
        others.forEach(other -> streams.addAll(other.streams(file.id())));
        return streams;
    }
}
