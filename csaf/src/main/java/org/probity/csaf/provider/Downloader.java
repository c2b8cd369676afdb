package org.probity.csaf.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Validator;

/**
 * Fetches a provider's documents into a folder (section 7.3.2). What is there and has not changed is not fetched again;
 * a run that was broken off goes on where it stopped. A document whose hash or signature is wrong is not stored.
 */
public final class Downloader {
    private static final int MOST_SMALL = 4 << 20;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+_.\\-]{0,250}\\.json");
    private static final String STATE = ".download-state.json";

    /**
     * How to fetch.
     *
     * @param demandHashes refuse documents without a hash file, even where the role does not demand one
     * @param demandSignatures refuse documents without a signature, even where the role does not demand one
     * @param storeInvalid store documents that fail the structure check or a mandatory test
     * @param most how many documents at most
     */
    public record Options(boolean demandHashes, boolean demandSignatures, boolean storeInvalid, int most) {}

    /** What became of a document. */
    public enum Outcome {
        /** It was fetched and stored. */
        SAVED,
        /** It is there already. */
        UNCHANGED,
        /** Its hash, signature, name or content is wrong; it was not stored. */
        REFUSED,
        /** It could not be fetched. */
        FAILED
    }

    /** One document's fate. */
    public record Event(String url, Outcome outcome, String says) {}

    private final Site site;
    private final Path folder;
    private final Options options;
    private final Consumer<Event> listener;
    private final OpenPgp keys = new OpenPgp();
    private final Validator validator = Validator.preset("basic");
    private final Map<String, JsonObject> state = new LinkedHashMap<>();
    private boolean trusted;

    private Downloader(Site site, Path folder, Options options, Consumer<Event> listener) {
        this.site = site;
        this.folder = folder;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Fetches.
     *
     * @param url where the metadata lie
     * @param folder where documents are stored, in a folder per year
     * @param listener told of every document
     * @throws IOException if the metadata, a key or the listing can't be read, or the folder can't be written
     */
    public static void run(Site site, String url, Path folder, Options options, Consumer<Event> listener)
            throws IOException {
        new Downloader(site, folder, options, listener).run(url);
    }

    private void run(String url) throws IOException {
        ProviderMetadata metadata = ProviderMetadata.of(read(url));
        trusted = metadata.role().equals("csaf_trusted_provider");
        for (ProviderMetadata.Key key : metadata.keys()) {
            Site.Answer answer = site.get(key.url(), MOST_SMALL);
            if (!answer.found()) {
                throw new IOException("the key " + key.url() + " is not there: status " + answer.status());
            }
            List<String> fingerprints = keys.add(answer.body());
            String wanted = key.fingerprint();
            if (wanted != null && !fingerprints.contains(wanted.toUpperCase(Locale.ROOT))) {
                throw new IOException(key.url() + " holds " + fingerprints + ", the metadata say " + wanted);
            }
        }
        Listing listing = Listing.read(site, metadata, false);
        if (listing.entries().isEmpty()) {
            List<String> why = new ArrayList<>(listing.feedProblems());
            why.addAll(listing.directoryProblems());
            throw new IOException(url + " lists no document" + (why.isEmpty() ? "" : ": " + why));
        }
        Files.createDirectories(folder);
        loadState();
        int count = 0;
        for (Listing.Entry entry : listing.entries()) {
            if (count >= options.most()) {
                break;
            }
            listener.accept(fetch(entry));
            if (++count % 50 == 0) {
                saveState();
            }
        }
        saveState();
    }

    private CsafDocument read(String url) throws IOException {
        Site.Answer answer = site.get(url, MOST_SMALL);
        if (!answer.found()) {
            throw new IOException(url + ": status " + answer.status());
        }
        try {
            return CsafDocument.read(answer.body());
        } catch (UnreadableJsonException e) {
            throw new IOException(url + ": " + e.getMessage(), e);
        }
    }

    private Event fetch(Listing.Entry entry) {
        Path file = place(entry.url());
        if (file == null) {
            return new Event(entry.url(), Outcome.REFUSED, "its address ends with no file name that could be stored");
        }
        try {
            JsonObject known = isIntact(file, entry.url()) ? state.get(entry.url()) : null;
            boolean same =
                    known != null && entry.updated() != null && entry.updated().equals(known.string("updated"));
            if (same) {
                return new Event(entry.url(), Outcome.UNCHANGED, "not newer than what is stored");
            }
            Site.Answer answer = site.get(entry.url(), JsonLimits.DEFAULT.bytes(), conditions(known));
            if (answer.status() == 304 && known != null) {
                remember(
                        entry,
                        known.string("etag"),
                        known.string("last_modified"),
                        String.valueOf(known.string("sha512")));
                return new Event(entry.url(), Outcome.UNCHANGED, "the server says so");
            }
            if (!answer.found()) {
                return new Event(entry.url(), Outcome.FAILED, "status " + answer.status());
            }
            return store(entry, file, answer);
        } catch (IOException e) {
            return new Event(entry.url(), Outcome.FAILED, String.valueOf(e.getMessage()));
        }
    }

    /** Where a document is stored; null for an address that ends with no acceptable name. */
    private @Nullable Path place(String url) {
        String[] path = url.split("[/?#]");
        String name = path[path.length - 1];
        if (!NAME.matcher(name).matches() || name.contains("..")) {
            return null;
        }
        String year = path.length > 1 && path[path.length - 2].matches("\\d{4}") ? path[path.length - 2] : "other";
        return folder.resolve(year).resolve(name);
    }

    private boolean isIntact(Path file, String url) throws IOException {
        JsonObject known = state.get(url);
        return known != null
                && Files.isRegularFile(file)
                && HashFile.sha512(Files.readAllBytes(file)).equals(known.string("sha512"));
    }

    private static Map<String, String> conditions(@Nullable JsonObject known) {
        Map<String, String> headers = new LinkedHashMap<>();
        String etag = known == null ? null : known.string("etag");
        String date = known == null ? null : known.string("last_modified");
        if (etag != null) {
            headers.put("If-None-Match", etag);
        } else if (date != null) {
            headers.put("If-Modified-Since", date);
        }
        return headers;
    }

    private Event store(Listing.Entry entry, Path file, Site.Answer answer) throws IOException {
        byte[] content = answer.body();
        Map<String, byte[]> beside = new LinkedHashMap<>();
        String problem = hashProblem(entry, content, beside);
        if (problem == null) {
            problem = signatureProblem(entry, content, beside);
        }
        if (problem == null && !options.storeInvalid()) {
            problem = contentProblem(content);
        }
        if (problem != null) {
            return new Event(entry.url(), Outcome.REFUSED, problem);
        }
        Path name = Objects.requireNonNull(file.getFileName());
        for (Map.Entry<String, byte[]> other : beside.entrySet()) {
            write(file.resolveSibling(name + other.getKey()), other.getValue());
        }
        write(file, content);
        remember(entry, answer.etag(), answer.lastModified(), HashFile.sha512(content));
        return new Event(
                entry.url(),
                Outcome.SAVED,
                file + (beside.isEmpty() ? ", neither hash nor signature" : ", checked " + beside.keySet()));
    }

    private @Nullable String hashProblem(Listing.Entry entry, byte[] content, Map<String, byte[]> beside)
            throws IOException {
        List<String> urls = new ArrayList<>(entry.hashes());
        if (urls.isEmpty()) {
            urls.add(entry.url() + ".sha512");
            urls.add(entry.url() + ".sha256");
        }
        for (String url : urls) {
            Site.Answer answer = site.get(url, MOST_SMALL);
            if (answer.found()) {
                String extension = ProviderCheck.extension(url);
                String problem = HashFile.problem(content, answer.body(), extension);
                if (problem != null) {
                    return problem + " (" + url + ")";
                }
                beside.put("." + extension, answer.body());
                return null;
            }
        }
        return trusted || options.demandHashes() ? "there is no hash file" : null;
    }

    private @Nullable String signatureProblem(Listing.Entry entry, byte[] content, Map<String, byte[]> beside)
            throws IOException {
        String url = entry.signature() == null ? entry.url() + ".asc" : entry.signature();
        boolean demanded = trusted || options.demandSignatures();
        Site.Answer answer = site.get(url, MOST_SMALL);
        if (!answer.found()) {
            return demanded ? "there is no signature" : null;
        }
        if (!keys.hasKeys()) {
            return demanded ? "there is no key to check the signature with" : null;
        }
        OpenPgp.Verdict verdict = keys.verify(content, answer.body());
        if (!verdict.good()) {
            return verdict.says();
        }
        beside.put(".asc", answer.body());
        return null;
    }

    private @Nullable String contentProblem(byte[] content) {
        try {
            Report report = validator.validate(CsafDocument.read(content));
            return report.valid()
                    ? null
                    : "not valid: " + report.results().getFirst().test() + ": "
                            + report.results().getFirst().message();
        } catch (UnreadableJsonException e) {
            return String.valueOf(e.getMessage());
        }
    }

    /** Writes a file as a whole or not at all. */
    private static void write(Path file, byte[] content) throws IOException {
        Path parent = Objects.requireNonNull(file.getParent());
        Files.createDirectories(parent);
        Path part = Files.createTempFile(parent, ".part-", ".tmp");
        try {
            Files.write(part, content);
            Files.move(part, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private void remember(Listing.Entry entry, @Nullable String etag, @Nullable String lastModified, String sha512) {
        state.put(
                entry.url(),
                JsonObject.builder()
                        .put("etag", etag)
                        .put("last_modified", lastModified)
                        .put("sha512", sha512)
                        .put("updated", entry.updated())
                        .build());
    }

    private void loadState() throws IOException {
        Path file = folder.resolve(STATE);
        if (!Files.isRegularFile(file)) {
            return;
        }
        try {
            for (Map.Entry<String, JsonValue> entry :
                    CsafDocument.read(file, JsonLimits.DEFAULT).object().toMap().entrySet()) {
                if (entry.getValue() instanceof JsonObject known) {
                    state.put(entry.getKey(), known);
                }
            }
        } catch (UnreadableJsonException e) {
            throw new IOException(file + " is damaged; remove it to fetch everything anew: " + e.getMessage(), e);
        }
    }

    private void saveState() throws IOException {
        write(folder.resolve(STATE), (JsonText.pretty(JsonObject.of(state)) + "\n").getBytes(StandardCharsets.UTF_8));
    }
}
