package org.probity.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/** Keeps a data folder with an embedded database to one process, for as long as this is open. Ends with the process. */
public final class FolderLock implements AutoCloseable {
    private static final String NAME = "in-use";

    private final @Nullable FileChannel channel;

    private FolderLock(@Nullable FileChannel channel) {
        this.channel = channel;
    }

    /** Somebody else uses the folder; the message is one line for the operator. */
    public static final class InUseException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        InUseException(Path folder, String process) {
            super("the folder " + folder + " is in use by another Probity"
                    + (process.isBlank() ? "" : " (process " + process.strip() + ")")
                    + ". Stop that one, or choose another folder with --data.");
        }
    }

    /** No lock, for a folder that several nodes share. */
    public static FolderLock none() {
        return new FolderLock(null);
    }

    /**
     * Takes the folder, which is made when absent.
     *
     * @throws InUseException when another has it
     */
    public static FolderLock take(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve(NAME);
        FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        if (!locked(channel)) {
            channel.close();
            throw new InUseException(folder, Files.readString(file));
        }
        channel.truncate(0);
        channel.write(
                ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
        return new FolderLock(channel);
    }

    private static boolean locked(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException within) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        if (channel != null) {
            channel.close();
        }
    }
}
