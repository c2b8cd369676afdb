package org.probity.coordination.web;

import java.util.Set;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Subject;
import org.probity.platform.web.Viewer;
import org.probity.record.StreamId;
import org.probity.record.StreamReaders;
import org.springframework.stereotype.Component;

/** An embargo's stream is named after its case, and read by the case's readers. */
@Component
class EmbargoReaders implements StreamReaders {
    private final NeedToKnow needToKnow;

    EmbargoReaders(NeedToKnow needToKnow) {
        this.needToKnow = needToKnow;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("embargo");
    }

    @Override
    public boolean mayRead(Viewer reader, StreamId stream) {
        return needToKnow.mayRead(Subject.of(reader), stream.id());
    }
}
