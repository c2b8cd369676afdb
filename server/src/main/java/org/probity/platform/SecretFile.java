package org.probity.platform;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.Consumer;

/** Files that are made once by whoever comes first and then stay, such as keys that several nodes share. */
public final class SecretFile {
    private SecretFile() {}

    /**
     * Makes the file unless it is there. It appears whole or not at all; of several that make it at once, one wins and the
     * others find its file. The folder is made too.
     *
     * @param write writes a new file at the path it is given, with the permissions it shall have
     */
    public static void once(Path file, Consumer<Path> write) throws IOException {
        if (Files.exists(file)) {
            return;
        }
        Files.createDirectories(file.toAbsolutePath().getParent());
        Path fresh = file.resolveSibling("." + file.getFileName() + "." + UUID.randomUUID());
        try {
            write.accept(fresh);
            Files.createLink(file, fresh);
        } catch (FileAlreadyExistsException another) {
            // Another came first, and its file is whole.
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
