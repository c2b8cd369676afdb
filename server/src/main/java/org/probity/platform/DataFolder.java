package org.probity.platform;

import java.nio.file.Path;

/** Where this installation keeps its files: the embedded database, attachments, the log and its key. Absolute. */
public record DataFolder(Path path) {
    public DataFolder {
        path = path.toAbsolutePath().normalize();
    }
}
