package org.probity.inventory.index;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.zip.CRC32C;

/**
 * What was done since the last segment: entries of length (4 bytes), checksum (4) and content, one after the other. An entry
 * that is cut short or does not fit its checksum ends the journal; it and what follows are cut off when it is opened.
 */
final class Journal implements AutoCloseable {
    static final int ADD = 1;
    static final int REMOVE = 2;
    private static final int HEAD = 8;
    private static final int LONGEST = 1 << 30;

    private final FileChannel channel;

    /** Is told the content of each whole entry. */
    interface Entry {
        void content(byte[] content) throws IOException;
    }

    private Journal(FileChannel channel) {
        this.channel = channel;
    }

    static Path file(Path folder, long number) {
        return folder.resolve(String.format("%08d.journal", number));
    }

    /** Begins an empty journal, replacing one that may lie there from an interrupted start. */
    static Journal create(Path folder, long number) throws IOException {
        FileChannel channel = FileChannel.open(
                file(folder, number),
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        channel.force(true);
        return new Journal(channel);
    }

    /** Tells what a journal holds and makes it ready to go on. */
    static Journal open(Path folder, long number, Entry entry) throws IOException {
        FileChannel channel = FileChannel.open(
                file(folder, number), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
        long end = channel.size();
        long at = 0;
        ByteBuffer head = ByteBuffer.allocate(HEAD).order(ByteOrder.LITTLE_ENDIAN);
        while (at + HEAD <= end) {
            read(channel, head.clear(), at);
            int length = head.getInt(0);
            if (length <= 0 || length > LONGEST || at + HEAD + length > end) {
                break;
            }
            byte[] content = new byte[length];
            read(channel, ByteBuffer.wrap(content), at + HEAD);
            if (checksum(content, length) != head.getInt(4)) {
                break;
            }
            entry.content(content);
            at += HEAD + length;
        }
        channel.truncate(at);
        channel.position(at);
        return new Journal(channel);
    }

    private static void read(FileChannel channel, ByteBuffer into, long at) throws IOException {
        long from = at;
        while (into.hasRemaining()) {
            int count = channel.read(into, from);
            if (count < 0) {
                throw new IOException("the journal ended while it was read");
            }
            from += count;
        }
    }

    private static int checksum(byte[] content, int length) {
        CRC32C crc = new CRC32C();
        crc.update(content, 0, length);
        return (int) crc.getValue();
    }

    /** Writes an entry; when this returns, it outlives the process, though not a failure of power before {@link #force}. */
    void append(byte[] content, int length) throws IOException {
        ByteBuffer entry = ByteBuffer.allocate(HEAD + length).order(ByteOrder.LITTLE_ENDIAN);
        entry.putInt(length)
                .putInt(checksum(content, length))
                .put(content, 0, length)
                .flip();
        long start = channel.position();
        try {
            while (entry.hasRemaining()) {
                channel.write(entry);
            }
        } catch (IOException failed) {
            channel.truncate(start);
            throw failed;
        }
    }

    void force() throws IOException {
        channel.force(false);
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
