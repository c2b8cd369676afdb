package org.probity.handling;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.record.StreamId;

/** Streams of another context that belong to the record of a case (its embargo, its advisory). A bean. */
public interface CaseStreams {
    /** The streams, whether or not anything has happened in them. */
    List<StreamId> streams(String caseId);

    /** The case that such a stream belongs to; null for streams of others. */
    @Nullable
    String caseOf(StreamId stream);
}
