package org.probity.csaf.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.UnreadableJsonException;

/**
 * What is known of the documents in a folder, kept in a file of its own: where each came from, its hash, and what the
 * server said of it. Files are written under another name and renamed when they are whole. Safe to share between threads.
 */
final class DownloadState {
    private static final String STATE = ".download-state.json";
    private static final String PART = ".part-";

    private final Path folder;
    private final Map<String, JsonObject> known = new ConcurrentHashMap<>();

    private DownloadState(Path folder) {
        this.folder = folder;
    }

    /** Opens a folder, makes it if need be, and removes what a run that was broken off left half written. */
    static DownloadState open(Path folder) throws IOException {
        Files.createDirectories(folder);
        DownloadState state = new DownloadState(folder);
        state.removeParts();
        Path file = folder.resolve(STATE);
        if (Files.isRegularFile(file)) {
            try {
                for (Map.Entry<String, JsonValue> entry : CsafDocument.read(file, JsonLimits.DEFAULT)
                        .object()
                        .toMap()
                        .entrySet()) {
                    if (entry.getValue() instanceof JsonObject document) {
                        state.known.put(entry.getKey(), document);
                    }
                }
            } catch (UnreadableJsonException e) {
                throw new IOException(file + " is damaged; remove it to fetch everything anew: " + e.getMessage(), e);
            }
        }
        return state;
    }

    private void removeParts() throws IOException {
        try (Stream<Path> files = Files.walk(folder, 2)) {
            for (Path part : files.filter(DownloadState::isPart).toList()) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static boolean isPart(Path file) {
        Path name = file.getFileName();
        return name != null && name.toString().startsWith(PART) && Files.isRegularFile(file);
    }

    /** What is known of a document, if the file is there and is still what was stored; else null. */
    @Nullable
    JsonObject intact(Path file, String url) throws IOException {
        JsonObject document = known.get(url);
        boolean same = document != null
                && Files.isRegularFile(file)
                && HashFile.sha512(Files.readAllBytes(file)).equals(document.string("sha512"));
        return same ? document : null;
    }

    void remember(Listing.Entry entry, @Nullable String etag, @Nullable String lastModified, String sha512) {
        known.put(
                entry.url(),
                JsonObject.builder()
                        .put("etag", etag)
                        .put("last_modified", lastModified)
                        .put("sha512", sha512)
                        .put("updated", entry.updated())
                        .build());
    }

    /** Writes the state. */
    synchronized void save() throws IOException {
        String text = JsonText.pretty(JsonObject.of(new TreeMap<>(known))) + "\n";
        write(folder.resolve(STATE), text.getBytes(StandardCharsets.UTF_8));
    }

    /** Writes a file as a whole or not at all. */
    static void write(Path file, byte[] content) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent());
        Files.createDirectories(parent);
        Path part = Files.createTempFile(parent, PART, ".tmp");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
