package org.probity.ledger.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.probity.ledger.base.LedgerException;

/**
 * Sequenced entries that no checkpoint covers yet, in files of their own beside the log. A batch is one write and one flush
 * (fsync); once {@link #append} has returned, its entries and their numbers survive a crash. A batch that a crash cut short
 * was never acknowledged and is dropped on reading; damage anywhere else is refused. Not safe for use by several threads.
 *
 * <p>Batch: magic, index of the first entry, count, length of the payload, CRC-32C of these, CRC-32C of the payload; then
 * each entry behind its length (four bytes). Numbers are big-endian.
 */
public final class Journal implements AutoCloseable {
    private static final int MAGIC = 0x50724a31;
    private static final int HEAD = 4 + 8 + 4 + 4 + 4 + 4;
    private static final String PREFIX = "journal-";

    private final Path folder;
    private @Nullable FileChannel open;
    private ByteBuffer buffer = ByteBuffer.allocateDirect(1 << 20);

    /** A journal in this folder, which must exist. */
    public Journal(Path folder) {
        this.folder = folder;
    }

    /**
     * What a journal held when it was opened.
     *
     * @param entries the entries from the asked index on, without gap
     * @param droppedBytes length of an unfinished batch at the end, which was never acknowledged
     */
    public record Recovered(List<byte[]> entries, long droppedBytes) {
        /** Copies the list. */
        public Recovered {
            entries = List.copyOf(entries);
        }
    }

    /**
     * Reads back all entries with an index of at least {@code from}.
     *
     * @throws LedgerException when an acknowledged batch is damaged or a number is missing
     */
    public Recovered recover(long from) throws IOException {
        List<byte[]> entries = new ArrayList<>();
        long dropped = 0;
        for (Path file : files()) {
            if (dropped > 0) {
                throw damaged(file, 0, "the file before it ends in an unfinished batch");
            }
            dropped = readFile(file, from, entries);
        }
        return new Recovered(entries, dropped);
    }

    private static long readFile(Path file, long from, List<byte[]> entries) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file));
        while (bytes.hasRemaining()) {
            if (torn(bytes)) {
                return bytes.remaining();
            }
            readBatch(file, bytes, from, entries);
        }
        return 0;
    }

    /** Writes entries that are numbered from {@code first} on; durable when this returns. */
    public void append(long first, List<byte[]> entries) throws IOException {
        FileChannel file = open;
        if (file == null) {
            file = begin(first);
        }
        ByteBuffer batch = encode(first, entries);
        while (batch.hasRemaining()) {
            file.write(batch);
        }
        file.force(false);
    }

    /** Starts a new file with the next batch, so that {@link #discard} can later drop the present ones. */
    public void rotate() throws IOException {
        if (open != null) {
            open.close();
            open = null;
        }
    }

    /** The files there are now; give them to {@link #discard} once a checkpoint covers all their entries. */
    public List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(file -> file.getFileName().toString().startsWith(PREFIX))
                    .sorted()
                    .toList();
        }
    }

    /** Deletes files whose entries are all covered by a durable checkpoint. */
    public void discard(List<Path> files) throws IOException {
        for (Path file : files) {
            Files.deleteIfExists(file);
        }
    }

    @Override
    public void close() throws IOException {
        rotate();
    }

    private FileChannel begin(long first) throws IOException {
        Path file = folder.resolve(PREFIX + String.format("%019d", first));
        FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        PosixStore.flushFolder(folder);
        open = channel;
        return channel;
    }

    private ByteBuffer encode(long first, List<byte[]> entries) {
        int payload = entries.stream().mapToInt(entry -> entry.length + 4).sum();
        if (buffer.capacity() < HEAD + payload) {
            buffer = ByteBuffer.allocateDirect(HEAD + payload);
        }
        buffer.clear().position(HEAD);
        for (byte[] entry : entries) {
            buffer.putInt(entry.length).put(entry);
        }
        buffer.flip();
        buffer.putInt(0, MAGIC).putLong(4, first).putInt(12, entries.size()).putInt(16, payload);
        buffer.putInt(20, crc(buffer, 0, 20)).putInt(24, crc(buffer, HEAD, payload));
        return buffer;
    }

    /** Whether what is left is a batch cut short: its head is incomplete or blank, or its payload does not all lie there. */
    private static boolean torn(ByteBuffer bytes) {
        int start = bytes.position();
        if (bytes.remaining() < HEAD) {
            return true;
        }
        if (!headIntact(bytes, start)) {
            return blank(bytes);
        }
        int payload = bytes.getInt(start + 16);
        boolean last = bytes.remaining() <= HEAD + payload;
        return last
                && (bytes.remaining() < HEAD + payload
                        || bytes.getInt(start + 24) != crc(bytes, start + HEAD, payload));
    }

    private static boolean headIntact(ByteBuffer bytes, int start) {
        return bytes.getInt(start) == MAGIC && bytes.getInt(start + 20) == crc(bytes, start, 20);
    }

    private static boolean blank(ByteBuffer bytes) {
        for (int i = bytes.position(); i < bytes.limit(); i++) {
            if (bytes.get(i) != 0) {
                return false;
            }
        }
        return true;
    }

    private static void readBatch(Path file, ByteBuffer bytes, long from, List<byte[]> entries) {
        int start = bytes.position();
        if (!headIntact(bytes, start)) {
            throw damaged(file, start, "the head of a batch is damaged");
        }
        long index = bytes.getLong(start + 4);
        int count = bytes.getInt(start + 12);
        int payload = bytes.getInt(start + 16);
        if (bytes.getInt(start + 24) != crc(bytes, start + HEAD, payload)) {
            throw damaged(file, start, "a batch is damaged");
        }
        bytes.position(start + HEAD);
        for (long i = index; i < index + count; i++) {
            byte[] entry = new byte[bytes.getInt()];
            bytes.get(entry);
            long expected = from + entries.size();
            if (i > expected) {
                throw damaged(file, start, "entry " + expected + " is missing");
            }
            if (i == expected) {
                entries.add(entry);
            }
        }
    }

    private static LedgerException damaged(Path file, int at, String what) {
        return new LedgerException(
                "the log is damaged at " + PosixStore.STATE + "/" + file.getFileName() + ", byte " + at + ": " + what);
    }

    private static int crc(ByteBuffer bytes, int from, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes.slice(from, length));
        return (int) crc.getValue();
    }
}
