package org.probity.ledger.bundle;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.json.Json;

/**
 * {@code manifest.json}: what a bundle says it holds.
 *
 * @param title what its maker calls it; nobody vouches for it
 * @param made when its maker says it was made (ISO 8601); nobody vouches for it
 * @param entries indices of the entries, ascending
 * @param attachments file name, as the maker calls it, to SHA-256 in hex
 * @param timestamps how many time-stamp tokens there are
 * @param keySteps how many steps the history of the log's keys has; 0 when there is none in the bundle
 * @param files SHA-256 and length of every file but the manifest, in the order of their names
 */
record Manifest(
        String title,
        String made,
        List<Long> entries,
        SortedMap<String, String> attachments,
        int timestamps,
        int keySteps,
        SequencedMap<String, ZipReader.Digest> files) {
    static final String FORMAT = "probity-evidence/1";
    static final String PATH = "manifest.json";
    static final String PAGE = "index.html";
    static final String CHECKPOINT = "checkpoint";
    static final String KEYS = "keys";
    static final int MAX_KEYS = 256;
    static final int MAX_COUNT = 1000;
    private static final int FIELDS = 8;
    private static final int FIELDS_OF_A_FILE = 2;
    private static final int MAX_TEXT = 500;
    private static final long MAX_WITHOUT_ATTACHMENTS = 128L << 20;

    static String entry(long index) {
        return "entries/" + index + ".json";
    }

    static String disclosures(long index) {
        return "disclosures/" + index + ".txt";
    }

    static String proof(long index) {
        return "proofs/" + index + ".tlog-proof";
    }

    static String attachment(String sha256) {
        return "attachments/" + sha256;
    }

    static String timestamp(int number) {
        return "timestamps/" + number + ".tsr";
    }

    static String keyStep(int number) {
        return "key-history/" + number;
    }

    /** The files a bundle of these entries, attachments, tokens and key steps has, without the manifest; each once. */
    List<String> expectedFiles() {
        List<String> paths = new ArrayList<>(List.of(PAGE, CHECKPOINT, KEYS));
        for (long index : entries) {
            paths.addAll(List.of(entry(index), disclosures(index), proof(index)));
        }
        attachments.values().stream().distinct().map(Manifest::attachment).forEach(paths::add);
        for (int i = 0; i < timestamps; i++) {
            paths.add(timestamp(i));
        }
        for (int i = 0; i < keySteps; i++) {
            paths.add(keyStep(i));
        }
        return paths;
    }

    byte[] bytes() {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put("format", Json.of(FORMAT));
        fields.put("title", Json.of(title));
        fields.put("made", Json.of(made));
        List<Json> indices = new ArrayList<>(entries.size());
        entries.forEach(index -> indices.add(Json.of(index)));
        fields.put("entries", Json.of(indices));
        fields.put("timestamps", Json.of(timestamps));
        fields.put("keySteps", Json.of(keySteps));
        SequencedMap<String, Json> names = new LinkedHashMap<>();
        attachments.forEach((name, sha256) -> names.put(name, Json.of(sha256)));
        fields.put("attachments", new Json.Obj(names));
        SequencedMap<String, Json> listed = new LinkedHashMap<>();
        files.forEach((path, digest) -> listed.put(path, json(digest)));
        fields.put("files", new Json.Obj(listed));
        return Encoding.utf8(new Json.Obj(fields).canonical());
    }

    private static Json json(ZipReader.Digest digest) {
        SequencedMap<String, Json> fields = new LinkedHashMap<>();
        fields.put("sha256", Json.of(digest.sha256()));
        fields.put("size", Json.of(digest.size()));
        return new Json.Obj(fields);
    }

    /**
     * Reads a manifest.
     *
     * @throws LedgerException when it is malformed, not canonical, or of another version
     */
    static Manifest parse(byte[] bytes) {
        if (!(Json.parseCanonical(Encoding.utf8(bytes)) instanceof Json.Obj object)) {
            throw new LedgerException("the manifest must be a JSON object");
        }
        String format = text(object, "format");
        if (!format.equals(FORMAT)) {
            throw new LedgerException(
                    "the bundle is of the form " + Encoding.shortened(format) + "; this program knows " + FORMAT);
        }
        Manifest manifest = new Manifest(
                text(object, "title"),
                text(object, "made"),
                indices(object),
                attachments(object),
                count(object, "timestamps"),
                count(object, "keySteps"),
                files(object));
        requireFields(object, FIELDS);
        manifest.check();
        return manifest;
    }

    /** Refuses what no writer would write. */
    Manifest check() {
        for (int i = 1; i < entries.size(); i++) {
            if (entries.get(i - 1) >= entries.get(i)) {
                throw new LedgerException("the manifest lists entries out of order or twice");
            }
        }
        if (timestamps > MAX_COUNT || keySteps > MAX_COUNT) {
            throw new LedgerException("a bundle can hold at most " + MAX_COUNT + " time-stamps and steps of keys");
        }
        if (!attachments.values().stream().allMatch(sha -> sha.matches("[0-9a-f]{64}"))) {
            throw new LedgerException("the manifest names an attachment without a SHA-256");
        }
        if (title.length() > MAX_TEXT
                || made.length() > MAX_TEXT
                || attachments.keySet().stream().anyMatch(name -> name.length() > MAX_TEXT)) {
            throw new LedgerException("a title, date or file name in the manifest is longer than " + MAX_TEXT);
        }
        refuseTooMuch();
        List<String> expected = expectedFiles();
        if (!files.isEmpty()
                && (files.size() != expected.size() || !files.keySet().containsAll(expected))) {
            throw new LedgerException("the manifest's list of files is not that of its entries and attachments");
        }
        return this;
    }

    /** Attachments are read piece by piece; all else must find room in memory. */
    private void refuseTooMuch() {
        long sum = 0;
        for (var file : files.entrySet()) {
            if (!file.getKey().startsWith("attachments/")) {
                sum += Math.min(file.getValue().size(), MAX_WITHOUT_ATTACHMENTS + 1);
            }
        }
        if (sum > MAX_WITHOUT_ATTACHMENTS) {
            throw new LedgerException("the bundle's entries and proofs are larger than 128 MiB in all");
        }
    }

    private static List<Long> indices(Json.Obj manifest) {
        List<Long> indices = new ArrayList<>();
        items(manifest, "entries").forEach(index -> indices.add(whole(index)));
        return indices;
    }

    private static int count(Json.Obj manifest, String name) {
        long count = whole(field(manifest, name));
        if (count > MAX_COUNT) {
            throw new LedgerException("the manifest lists more than " + MAX_COUNT + " " + name);
        }
        return (int) count;
    }

    private static SortedMap<String, String> attachments(Json.Obj manifest) {
        SortedMap<String, String> names = new TreeMap<>();
        object(manifest, "attachments").fields().forEach((name, sha) -> names.put(name, text(sha)));
        return names;
    }

    private static SequencedMap<String, ZipReader.Digest> files(Json.Obj manifest) {
        SequencedMap<String, ZipReader.Digest> files = new LinkedHashMap<>();
        object(manifest, "files").fields().forEach((path, value) -> {
            if (!(value instanceof Json.Obj digest)) {
                throw new LedgerException("the manifest's list of files is malformed");
            }
            requireFields(digest, FIELDS_OF_A_FILE);
            files.put(path, new ZipReader.Digest(text(digest, "sha256"), whole(field(digest, "size"))));
        });
        return files;
    }

    /** All fields that are wanted are there; more would be fields of no meaning. */
    private static void requireFields(Json.Obj object, int number) {
        if (object.fields().size() != number) {
            throw new LedgerException("the manifest holds fields of no meaning");
        }
    }

    private static Json field(Json.Obj object, String name) {
        Json value = object.fields().get(name);
        if (value == null) {
            throw new LedgerException("the manifest has no field " + name);
        }
        return value;
    }

    private static String text(Json.Obj object, String name) {
        return text(field(object, name));
    }

    private static String text(Json value) {
        if (value instanceof Json.Str(String text)) {
            return text;
        }
        throw new LedgerException("the manifest has something else where a text must be");
    }

    private static long whole(Json value) {
        if (value instanceof Json.Num(double number)
                && number >= 0
                && number == Math.rint(number)
                && number <= Json.MAX_SAFE) {
            return (long) number;
        }
        throw new LedgerException("the manifest has something else where a whole number must be");
    }

    private static List<Json> items(Json.Obj object, String name) {
        if (field(object, name) instanceof Json.Arr(List<Json> items)) {
            return items;
        }
        throw new LedgerException("the manifest has something else where a list must be");
    }

    private static Json.Obj object(Json.Obj object, String name) {
        if (field(object, name) instanceof Json.Obj inner) {
            return inner;
        }
        throw new LedgerException("the manifest has something else where an object must be");
    }
}
