package org.probity.upkeep;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Reads an archive. Nothing of it is trusted before {@link #verify} has compared every byte with its digest. */
final class ArchiveReader implements AutoCloseable {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int MAX_MANIFEST = 64 << 20;
    private static final Pattern NAMES = Pattern.compile(
            "tables/[a-z][a-z0-9_]*\\.jsonl|attachments/[0-9a-f]{64}(?:-[0-9a-f]{16})?|keys/[A-Za-z0-9][A-Za-z0-9._-]*");

    private final Path file;
    private final ZipFile zip;
    private final Manifest manifest;

    private ArchiveReader(Path file, ZipFile zip, Manifest manifest) {
        this.file = file;
        this.zip = zip;
        this.manifest = manifest;
    }

    /**
     * Opens an archive.
     *
     * @throws UnusableArchiveException when it is none, was cut short, or is of a newer form
     */
    static ArchiveReader open(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnusableArchiveException("there is no file " + file + ".");
        }
        ZipFile zip;
        try {
            zip = new ZipFile(file.toFile());
        } catch (ZipException | EOFException | IllegalArgumentException torn) {
            throw new UnusableArchiveException(file + " is no backup, or its end is missing. Nothing was restored.");
        }
        try {
            return new ArchiveReader(file, zip, manifest(file, zip));
        } catch (RuntimeException | IOException fault) {
            zip.close();
            throw fault;
        }
    }

    private static Manifest manifest(Path file, ZipFile zip) throws IOException {
        ZipEntry entry = zip.getEntry(Manifest.NAME);
        if (entry == null || entry.getSize() > MAX_MANIFEST) {
            throw new UnusableArchiveException(file + " is no backup: it has no " + Manifest.NAME + ".");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            byte[] bytes = in.readNBytes(MAX_MANIFEST);
            CRC32 sum = new CRC32();
            sum.update(bytes);
            if (sum.getValue() != entry.getCrc()) {
                throw altered(file);
            }
            Manifest manifest = JSON.readValue(bytes, Manifest.class);
            if (!Manifest.FORMAT.equals(manifest.format())) {
                throw new UnusableArchiveException(file + " is of the form " + manifest.format()
                        + ", this program reads " + Manifest.FORMAT + ". Use the Probity that wrote it.");
            }
            return manifest;
        } catch (JacksonException | ZipException | EOFException unreadable) {
            throw altered(file);
        }
    }

    private static UnusableArchiveException altered(Path file) {
        return new UnusableArchiveException(file + ": " + Manifest.NAME + " was altered. Nothing was restored.");
    }

    Manifest manifest() {
        return manifest;
    }

    /**
     * Compares every entry with its digest.
     *
     * @throws UnusableArchiveException naming the first that is missing, altered or too many
     */
    void verify(Progress progress) throws IOException {
        Map<String, String> left = new TreeMap<>(manifest.sha256());
        long done = 0;
        for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
            String name = entry.getName();
            if (name.equals(Manifest.NAME)) {
                continue;
            }
            String expected = left.remove(name);
            if (expected == null || !NAMES.matcher(name).matches()) {
                throw refused(name, "does not belong there");
            }
            if (!expected.equals(digest(entry))) {
                throw refused(name, "was altered");
            }
            done++;
            progress.at("entries compared", done);
        }
        if (!left.isEmpty()) {
            throw refused(left.keySet().iterator().next(), "is missing");
        }
    }

    private UnusableArchiveException refused(String name, String why) {
        return new UnusableArchiveException(file + ": " + name + " " + why + ". Nothing was restored.");
    }

    private String digest(ZipEntry entry) throws IOException {
        MessageDigest sha256 = ArchiveWriter.sha256();
        try (InputStream in = new DigestInputStream(zip.getInputStream(entry), sha256)) {
            in.transferTo(OutputStream.nullOutputStream());
        } catch (ZipException | EOFException | IllegalArgumentException torn) {
            throw refused(entry.getName(), "was altered");
        }
        return HexFormat.of().formatHex(sha256.digest());
    }

    /** Every row of a table, values in the order of its columns. */
    void rows(Manifest.Table table, Consumer<@Nullable Object[]> take) throws IOException {
        String name = "tables/" + table.name() + ".jsonl";
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw refused(name, "is missing");
        }
        long line = 0;
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(zip.getInputStream(entry), StandardCharsets.UTF_8))) {
            for (String text = lines.readLine(); text != null; text = lines.readLine()) {
                line++;
                take.accept(values(table, JSON.readValue(text, Object[].class)));
            }
        } catch (JacksonException | IllegalArgumentException | ClassCastException wrong) {
            throw refused(name + ", line " + line, "is not a row of that table");
        }
        if (line != table.rows()) {
            throw refused(name, "has " + line + " rows and should have " + table.rows());
        }
    }

    private static @Nullable Object[] values(Manifest.Table table, @Nullable Object[] read) {
        if (read.length != table.columns().size()) {
            throw new IllegalArgumentException("columns");
        }
        @Nullable Object[] values = new Object[read.length];
        for (int i = 0; i < read.length; i++) {
            Object value = read[i];
            values[i] = value == null ? null : value(table.columns().get(i).type(), value);
        }
        return values;
    }

    private static Object value(Manifest.Kind type, Object value) {
        return switch (type) {
            case TEXT -> (String) value;
            case BIGINT -> ((Number) value).longValue();
            case INTEGER -> ((Number) value).intValue();
            case BOOLEAN -> (Boolean) value;
            case BYTES -> Base64.getDecoder().decode((String) value);
        };
    }

    /** The names of the entries below a folder, without it. */
    List<String> below(String folder) {
        return manifest.sha256().keySet().stream()
                .filter(name -> name.startsWith(folder))
                .map(name -> name.substring(folder.length()))
                .sorted()
                .toList();
    }

    byte[] bytes(String name) throws IOException {
        ZipEntry entry = zip.getEntry(name);
        if (entry == null) {
            throw refused(name, "is missing");
        }
        try (InputStream in = zip.getInputStream(entry)) {
            return in.readAllBytes();
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }
}
