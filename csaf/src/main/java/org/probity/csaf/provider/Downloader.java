package org.probity.csaf.provider;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Validator;

/**
 * Fetches a provider's documents into a folder (section 7.3.2). What is there and has not changed is not fetched again;
 * a run that was broken off goes on where it stopped. A document whose hash or signature is wrong is not stored. Several
 * documents are fetched at a time; how many requests a host gets at once is for the site to limit, see {@link PoliteSite}.
 */
public final class Downloader {
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9+_.\\-]{0,250}\\.json");
    private static final int SAVE_EVERY = 50;

    /**
     * How to fetch.
     *
     * @param demandHashes refuse documents without a hash file, even where the role does not demand one
     * @param demandSignatures refuse documents without a signature, even where the role does not demand one
     * @param storeInvalid store documents that fail the structure check or a mandatory test
     * @param shortLived accept signatures that expire within 30 days (requirement 19)
     * @param unmaintained accept metadata whose {@code maintained_until} has passed (requirement 7)
     * @param most how many documents at most
     * @param parallel how many documents are worked on at a time, at least 1
     */
    public record Options(
            boolean demandHashes,
            boolean demandSignatures,
            boolean storeInvalid,
            boolean shortLived,
            boolean unmaintained,
            int most,
            int parallel) {
        /** Demands what the provider's role demands, takes all documents, eight at a time. */
        public static final Options USUAL = new Options(false, false, false, false, false, Integer.MAX_VALUE, 8);
    }

    /** What became of a document. */
    public enum Outcome {
        /** It was fetched and stored. */
        SAVED,
        /** It is there already. */
        UNCHANGED,
        /** Its hash, signature, name or content is wrong; it was not stored. */
        REFUSED,
        /** It could not be fetched. */
        FAILED,
        /** Nothing of one document, but something about the provider that a person should know. */
        WARNING
    }

    /** One document's fate, or a warning about the metadata. */
    public record Event(String url, Outcome outcome, String says) {}

    private final Site site;
    private final Path folder;
    private final Options options;
    private final Consumer<Event> listener;
    private final OpenPgp keys = new OpenPgp();
    private final Validator validator = Validator.preset("basic");
    private final Map<String, String> taken = new HashMap<>();
    private final DownloadState state;
    private boolean trusted;
    private int done;

    private Downloader(Site site, Path folder, Options options, Consumer<Event> listener) throws IOException {
        this.site = site;
        this.folder = folder;
        this.state = DownloadState.open(folder);
        this.options = options;
        this.listener = listener;
    }

    /**
     * Fetches.
     *
     * @param url where the metadata lie
     * @param folder where documents are stored, in a folder per year
     * @param listener told of every document as it is done, by one thread at a time
     * @throws IOException if the metadata, a key or the listing can't be read, or the folder can't be written
     */
    public static void run(Site site, String url, Path folder, Options options, Consumer<Event> listener)
            throws IOException {
        new Downloader(site, folder, options, listener).run(url);
    }

    private void run(String url) throws IOException {
        ProviderMetadata metadata = ProviderMetadata.of(read(url));
        maintenance(metadata, url);
        trusted = metadata.role().equals("csaf_trusted_provider");
        readKeys(metadata);
        Listing listing = Listing.read(site, metadata, false);
        if (listing.entries().isEmpty()) {
            List<String> why = new ArrayList<>(listing.feedProblems());
            why.addAll(listing.directoryProblems());
            throw new IOException(url + " lists no document" + (why.isEmpty() ? "" : ": " + why));
        }
        try {
            fetchAll(listing.entries().stream().limit(options.most()).toList());
        } finally {
            state.save();
        }
    }

    private void maintenance(ProviderMetadata metadata, String url) throws IOException {
        for (String warning : metadata.maintenanceWarnings(Instant.now())) {
            listener.accept(new Event(url, Outcome.WARNING, warning));
        }
        String over = metadata.maintenanceError(Instant.now());
        if (over != null && !options.unmaintained()) {
            throw new IOException(url + ": " + over);
        }
    }

    private void readKeys(ProviderMetadata metadata) throws IOException {
        for (ProviderMetadata.Key key : metadata.keys()) {
            Site.Answer answer = site.get(key.url(), Site.MOST_SMALL);
            if (!answer.found()) {
                throw new IOException("the key " + key.url() + " is not there: status " + answer.status());
            }
            List<String> fingerprints = keys.add(answer.body());
            String wanted = key.fingerprint();
            if (wanted != null && !fingerprints.contains(wanted.toUpperCase(Locale.ROOT))) {
                throw new IOException(key.url() + " holds " + fingerprints + ", the metadata say " + wanted);
            }
        }
    }

    private static String key(Path file) {
        return file.toString().toLowerCase(Locale.ROOT);
    }

    private void fetchAll(List<Listing.Entry> entries) throws IOException {
        for (Listing.Entry entry : entries) {
            Path file = place(entry.url());
            if (file != null) {
                taken.putIfAbsent(key(file), entry.url());
            }
        }
        Iterator<Listing.Entry> rest = entries.iterator();
        List<Future<?>> workers = new ArrayList<>();
        int count = Math.max(1, Math.min(options.parallel(), entries.size()));
        try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < count; i++) {
                workers.add(pool.submit(() -> {
                    work(rest);
                    return null;
                }));
            }
            for (Future<?> worker : workers) {
                await(worker);
            }
        }
    }

    private static void await(Future<?> worker) throws IOException {
        try {
            worker.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof IOException failed) {
                throw failed;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    private void work(Iterator<Listing.Entry> rest) throws IOException {
        while (true) {
            Listing.Entry entry;
            synchronized (rest) {
                if (!rest.hasNext()) {
                    return;
                }
                entry = rest.next();
            }
            Event event = fetch(entry);
            synchronized (this) {
                listener.accept(event);
                if (++done % SAVE_EVERY == 0) {
                    state.save();
                }
            }
        }
    }

    private CsafDocument read(String url) throws IOException {
        Site.Answer answer = site.get(url, Site.MOST_SMALL);
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
        String first = taken.get(key(file));
        if (!entry.url().equals(first)) {
            return new Event(entry.url(), Outcome.REFUSED, "it would be stored in the place of " + first);
        }
        try {
            JsonObject known = state.intact(file, entry.url());
            boolean same =
                    known != null && entry.updated() != null && entry.updated().equals(known.string("updated"));
            if (same) {
                return new Event(entry.url(), Outcome.UNCHANGED, "not newer than what is stored");
            }
            Site.Answer answer = site.get(entry.url(), JsonLimits.DEFAULT.bytes(), conditions(known));
            if (answer.status() == 304 && known != null) {
                state.remember(
                        entry,
                        known.string("etag"),
                        known.string("last_modified"),
                        String.valueOf(known.string("sha512")));
                return new Event(entry.url(), Outcome.UNCHANGED, "the server says so");
            }
            if (!answer.found()) {
                return new Event(entry.url(), Outcome.FAILED, "status " + answer.status());
            }
            Event event = store(entry, file, answer);
            if (event.outcome() == Outcome.REFUSED) {
                // it may have been replaced between the requests for it and for its hash: look once more
                Site.Answer again = site.get(entry.url(), JsonLimits.DEFAULT.bytes());
                if (again.found() && !Arrays.equals(again.body(), answer.body())) {
                    return store(entry, file, again);
                }
            }
            return event;
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
            DownloadState.write(file.resolveSibling(name + other.getKey()), other.getValue());
        }
        DownloadState.write(file, content);
        state.remember(entry, answer.etag(), answer.lastModified(), HashFile.sha512(content));
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
            Site.Answer answer = site.get(url, Site.MOST_SMALL);
            if (answer.found()) {
                String extension = HashFile.extension(url);
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
        Site.Answer answer = site.get(url, Site.MOST_SMALL);
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
        if (verdict.endsWithin(30, Instant.now()) && !options.shortLived()) {
            return "the signature expires within 30 days, on " + verdict.until();
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
}
