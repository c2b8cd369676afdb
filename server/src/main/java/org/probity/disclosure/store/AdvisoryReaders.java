package org.probity.disclosure.store;

import static org.probity.db.Tables.DISCLOSURE_ADVISORY;

import java.util.Set;
import org.probity.identity.NeedToKnow;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.web.Viewer;
import org.probity.record.StreamId;
import org.probity.record.StreamReaders;
import org.springframework.stereotype.Component;

/** How an advisory came about is read by the readers of its case, also after it is public. */
@Component
class AdvisoryReaders implements StreamReaders {
    private final Db db;
    private final NeedToKnow needToKnow;

    AdvisoryReaders(Db db, NeedToKnow needToKnow) {
        this.db = db;
        this.needToKnow = needToKnow;
    }

    @Override
    public Set<String> kinds() {
        return Set.of("advisory");
    }

    @Override
    public boolean mayRead(Viewer reader, StreamId stream) {
        return db.read(sql -> sql.fetchExists(
                DISCLOSURE_ADVISORY,
                DISCLOSURE_ADVISORY
                        .ID
                        .eq(stream.id())
                        .and(needToKnow.mayRead(Subject.of(reader), DISCLOSURE_ADVISORY.CASE_ID))));
    }
}
