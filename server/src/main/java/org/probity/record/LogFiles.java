package org.probity.record;

import java.util.Optional;

/** The published files of the log, as C2SP tlog-tiles lays them out. They tell nothing but their number. */
public interface LogFiles {
    /**
     * A file by its path, {@code checkpoint} or {@code tile/…}; empty for anything else. The checkpoint carries the
     * cosignatures that witnesses have given it.
     */
    Optional<byte[]> file(String path);
}
