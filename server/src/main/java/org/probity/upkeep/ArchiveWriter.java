package org.probity.upkeep;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.jooq.Record;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Writes an archive beside its place, readable by its owner only, and puts it in place when it is whole and on the disk. */
final class ArchiveWriter implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final Path part;
    private final FileChannel channel;
    private final ZipOutputStream zip;
    private final Map<String, String> digests = new TreeMap<>();
    private String entry = "";
    private MessageDigest digest = sha256();

    private ArchiveWriter(Path file, Path part, FileChannel channel) {
        this.file = file;
        this.part = part;
        this.channel = channel;
        this.zip = new ZipOutputStream(new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER));
    }

    static ArchiveWriter create(Path file) throws IOException {
        if (Files.exists(file)) {
            throw new UnusableArchiveException(file + " exists already and is left as it is. Choose another name.");
        }
        Path part = file.resolveSibling(file.getFileName() + ".part");
        Files.deleteIfExists(part);
        FileChannel channel = FileChannel.open(
                part,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        return new ArchiveWriter(file, part, channel);
    }

    static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /**
     * Begins an entry.
     *
     * @param text whether it is worth compressing
     */
    void begin(String name, boolean text) throws IOException {
        zip.setLevel(text ? Deflater.BEST_SPEED : Deflater.NO_COMPRESSION);
        ZipEntry next = new ZipEntry(name);
        next.setTimeLocal(java.time.LocalDateTime.of(1980, 1, 1, 0, 0));
        zip.putNextEntry(next);
        entry = name;
        digest = sha256();
    }

    /** One row of a table. */
    void line(Manifest.Table table, Record row) throws IOException {
        List<@Nullable Object> values = new ArrayList<>();
        for (int i = 0; i < table.columns().size(); i++) {
            Object value = row.get(i);
            values.add(value instanceof byte[] bytes ? Base64.getEncoder().encodeToString(bytes) : value);
        }
        put((JSON.writeValueAsString(values) + "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void put(byte[] bytes) throws IOException {
        digest.update(bytes);
        zip.write(bytes);
    }

    void end() throws IOException {
        zip.closeEntry();
        digests.put(entry, HexFormat.of().formatHex(digest.digest()));
    }

    void whole(String name, byte[] bytes) throws IOException {
        begin(name, false);
        put(bytes);
        end();
    }

    Map<String, String> digests() {
        return Map.copyOf(digests);
    }

    void manifest(Manifest manifest) throws IOException {
        begin(Manifest.NAME, true);
        zip.write(JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(manifest));
        zip.closeEntry();
    }

    /** Makes the archive durable and puts it in place, unless another has come there. */
    void finish() throws IOException {
        zip.finish();
        zip.flush();
        channel.force(true);
        if (Files.exists(file)) {
            throw new UnusableArchiveException(file + " exists already and is left as it is. Choose another name.");
        }
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
    }

    /** Leaves nothing unfinished behind. */
    @Override
    public void close() throws IOException {
        channel.close();
        Files.deleteIfExists(part);
    }
}
