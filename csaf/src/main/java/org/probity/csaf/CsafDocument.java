package org.probity.csaf;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonReader;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.SourcePosition;
import org.probity.csaf.json.UnreadableJsonException;

/**
 * A JSON document that may be a CSAF document, as it was read: every field, known or not, and the place of each. Reading
 * never fails because a document is invalid, only because it is no JSON or exceeds a limit. Immutable.
 */
public final class CsafDocument {
    private final JsonReader.Parsed parsed;

    private CsafDocument(JsonReader.Parsed parsed) {
        this.parsed = parsed;
    }

    /**
     * Reads a document within the {@linkplain JsonLimits#DEFAULT usual limits}. The bytes belong to the document from then
     * on and must not be changed: texts are taken from them when they are asked for.
     *
     * @throws UnreadableJsonException when the bytes are no JSON document or exceed a limit
     */
    public static CsafDocument read(byte[] bytes) throws UnreadableJsonException {
        return read(bytes, JsonLimits.DEFAULT);
    }

    /**
     * Reads a document. The bytes belong to the document from then on and must not be changed.
     *
     * @throws UnreadableJsonException when the bytes are no JSON document or exceed a limit
     */
    public static CsafDocument read(byte[] bytes, JsonLimits limits) throws UnreadableJsonException {
        return new CsafDocument(JsonReader.read(bytes, limits));
    }

    /**
     * Reads a document from a stream to its end, but never more than the limit; the caller closes the stream.
     *
     * @throws UnreadableJsonException when the bytes are no JSON document or exceed a limit
     * @throws IOException when the stream fails
     */
    public static CsafDocument read(InputStream stream, JsonLimits limits) throws UnreadableJsonException, IOException {
        return new CsafDocument(JsonReader.read(stream, limits));
    }

    /**
     * Reads a document from a file; one larger than the limit is refused without being read.
     *
     * @throws UnreadableJsonException when the bytes are no JSON document or exceed a limit
     * @throws IOException when the file cannot be read
     */
    public static CsafDocument read(Path file, JsonLimits limits) throws UnreadableJsonException, IOException {
        if (Files.isRegularFile(file) && Files.size(file) <= limits.bytes()) {
            return read(Files.readAllBytes(file), limits);
        }
        try (InputStream stream = Files.newInputStream(file)) {
            return read(stream, limits);
        }
    }

    /** A document from a tree made by hand, as if its text had been read. */
    public static CsafDocument of(JsonObject root) {
        byte[] text = JsonText.pretty(root).getBytes(StandardCharsets.UTF_8);
        try {
            return read(text, new JsonLimits(Integer.MAX_VALUE, 2_000, Integer.MAX_VALUE, Integer.MAX_VALUE));
        } catch (UnreadableJsonException impossible) {
            throw new IllegalArgumentException("not writable as JSON: " + impossible.getMessage(), impossible);
        }
    }

    /** The whole document, usually an object. */
    public JsonValue root() {
        return parsed.root();
    }

    /** The whole document, or the empty object where it is something else. */
    public JsonObject object() {
        return parsed.root() instanceof JsonObject object ? object : JsonObject.EMPTY;
    }

    /** The value at a JSON pointer, or null where there is none. */
    public @Nullable JsonValue get(String pointer) {
        return JsonPointers.resolve(parsed.root(), pointer);
    }

    /** What {@code /document/csaf_version} says, or null where that is no text. */
    public @Nullable String versionLabel() {
        JsonObject document = object().object("document");
        return document == null ? null : document.string("csaf_version");
    }

    /** The CSAF version the document claims, if it is one of the known. */
    public Optional<CsafVersion> version() {
        return CsafVersion.of(versionLabel());
    }

    /** How many different texts the document has; {@code JsonString.ordinal()} is less than this. */
    public int distinctStrings() {
        return parsed.distinctStrings();
    }

    /** The document's bytes. */
    public int size() {
        return parsed.source().length;
    }

    /**
     * The place of the value at a JSON pointer; for a pointer that leads to nothing, of the last value on its way. Costs a
     * pass over the text up to there.
     */
    public @Nullable SourcePosition position(String pointer) {
        return SourcePosition.of(parsed.root(), parsed.source(), pointer);
    }

    /** The places of several JSON pointers, in their order, by one pass over the text. */
    public List<@Nullable SourcePosition> positions(List<String> pointers) {
        return SourcePosition.all(parsed.root(), parsed.source(), pointers);
    }
}
