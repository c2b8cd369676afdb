package org.probity.ledger.bundle;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Bytes that can be read several times, such as an attachment; must not change in between. */
@FunctionalInterface
public interface Content {
    /** Opens the bytes from their beginning; the caller closes the stream. */
    InputStream open() throws IOException;

    /** Bytes in memory. */
    static Content of(byte[] bytes) {
        return () -> new ByteArrayInputStream(bytes);
    }

    /** A file. */
    static Content of(Path file) {
        return () -> Files.newInputStream(file);
    }
}
