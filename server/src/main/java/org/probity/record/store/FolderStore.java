package org.probity.record.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Objects as files in folders by the first two letters of their names. */
final class FolderStore implements AttachmentStore {
    private final Path folder;

    FolderStore(Path folder) {
        this.folder = folder;
    }

    private Path path(String name) {
        return folder.resolve(name.substring(0, 2)).resolve(name);
    }

    @Override
    public void put(String name, Path bytes) throws IOException {
        Path target = path(name);
        Files.createDirectories(target.getParent());
        Path part = target.resolveSibling(name + ".part");
        Files.copy(bytes, part, StandardCopyOption.REPLACE_EXISTING);
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
            channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
    }

    @Override
    public @Nullable InputStream get(String name) throws IOException {
        try {
            return Files.newInputStream(path(name));
        } catch (NoSuchFileException none) {
            return null;
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.deleteIfExists(path(name));
    }
}
