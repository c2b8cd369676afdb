package org.probity.record.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.probity.ledger.note.SignedCheckpoint;
import org.probity.ledger.store.Store;
import org.probity.record.LogFiles;
import org.springframework.stereotype.Component;

/** Reads the log's files from wherever they lie; nothing but the log's own paths is looked up. */
@Component
class StoredLogFiles implements LogFiles {
    private static final Pattern PATHS = Pattern.compile(
            "checkpoint|tile/(?:entries|[0-9]|[1-5][0-9]|6[0-3])/(?:x[0-9]{3}/){0,5}[0-9]{3}(?:\\.p/[1-9][0-9]{0,2})?");

    private final LogHome home;
    private final AnchoredCheckpoints checkpoints;

    StoredLogFiles(LogHome home, AnchoredCheckpoints checkpoints) {
        this.home = home;
        this.checkpoints = checkpoints;
    }

    @Override
    public Optional<byte[]> file(String path) {
        if (!PATHS.matcher(path).matches()) {
            return Optional.empty();
        }
        try (Store store = home.reading()) {
            return Optional.ofNullable(store.read(path))
                    .map(file -> path.equals(Store.CHECKPOINT) ? withCosignatures(file) : file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private byte[] withCosignatures(byte[] checkpoint) {
        return checkpoints.cosigned(SignedCheckpoint.parse(checkpoint)).note().bytes();
    }
}
