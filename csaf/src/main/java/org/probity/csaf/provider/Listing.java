package org.probity.csaf.provider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.UnreadableJsonException;

/** What a provider lists: the entries of ROLIE feeds, or of {@code index.txt} and {@code changes.csv}. */
public final class Listing {
    private static final int MOST_BYTES = 64 << 20;
    private static final JsonLimits LIMITS = new JsonLimits(MOST_BYTES, 100, 5_000_000, 1 << 20);

    /**
     * One document that is offered.
     *
     * @param url where it lies
     * @param updated when it changed last, as listed, or null
     * @param hashes where its hash files lie, as listed; empty in directories
     * @param signature where its signature lies, as listed, or null
     * @param tlp the label of the feed, or null
     */
    public record Entry(
            String url,
            @Nullable String updated,
            List<String> hashes,
            @Nullable String signature,
            @Nullable String tlp) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> feedProblems = new ArrayList<>();
    private final List<String> directoryProblems = new ArrayList<>();
    private final List<String> serviceProblems = new ArrayList<>();
    private final Site site;

    private Listing(Site site) {
        this.site = site;
    }

    /** Reads feeds if there are any, else directories; with {@code all} both. Problems are collected, not thrown. */
    public static Listing read(Site site, ProviderMetadata metadata, boolean all) {
        Listing listing = new Listing(site);
        metadata.feeds().forEach(listing::feed);
        if (all || metadata.feeds().isEmpty()) {
            metadata.directories().forEach(listing::directory);
        }
        if (all) {
            metadata.services().forEach(url -> listing.service(url, metadata));
            metadata.categories().forEach(listing::category);
        }
        return listing;
    }

    /** The documents, each once, feeds first. */
    public List<Entry> entries() {
        return List.copyOf(entries.values());
    }

    /** What is wrong with feeds (requirement 15). */
    public List<String> feedProblems() {
        return List.copyOf(feedProblems);
    }

    /** What is wrong with index.txt and changes.csv (requirements 12 and 13), each beginning with the file's name. */
    public List<String> directoryProblems() {
        return List.copyOf(directoryProblems);
    }

    /** What is wrong with service and category documents (requirements 16 and 17). */
    public List<String> serviceProblems() {
        return List.copyOf(serviceProblems);
    }

    private @Nullable JsonObject json(String url, List<String> problems) {
        try {
            Site.Answer answer = site.get(url, MOST_BYTES);
            if (!answer.found()) {
                problems.add(url + ": status " + answer.status());
                return null;
            }
            return CsafDocument.read(answer.body(), LIMITS).object();
        } catch (IOException | UnreadableJsonException e) {
            problems.add(url + ": " + e.getMessage());
            return null;
        }
    }

    private void feed(ProviderMetadata.Feed where) {
        JsonObject root = json(where.url(), feedProblems);
        if (root == null) {
            return;
        }
        JsonObject feed = root.object("feed");
        if (feed == null) {
            feedProblems.add(where.url() + ": no object feed");
            return;
        }
        for (String name : List.of("id", "title", "updated")) {
            if (feed.string(name) == null) {
                feedProblems.add(where.url() + ": /feed/" + name + " is missing");
            }
        }
        int i = 0;
        for (JsonValue item : feed.array("entry")) {
            if (item instanceof JsonObject entry) {
                entry(entry, where, where.url() + ": /feed/entry/" + i);
            }
            i++;
        }
    }

    private void entry(JsonObject entry, ProviderMetadata.Feed feed, String place) {
        List<String> hashes = new ArrayList<>();
        String self = null;
        String signature = null;
        for (JsonValue item : entry.array("link")) {
            String href = item instanceof JsonObject one ? one.string("href") : null;
            if (item instanceof JsonObject link && href != null) {
                switch (String.valueOf(link.string("rel"))) {
                    case "self" -> self = href;
                    case "hash" -> hashes.add(href);
                    case "signature" -> signature = href;
                    default -> {}
                }
            }
        }
        JsonObject content = entry.object("content");
        String source = content == null ? null : content.string("src");
        String url = source == null ? self : source;
        for (String name : List.of("id", "title", "published", "updated")) {
            if (entry.string(name) == null) {
                feedProblems.add(place + "/" + name + " is missing");
            }
        }
        if (url == null) {
            feedProblems.add(place + " leads to no document");
            return;
        }
        if (source != null && self != null && !source.equals(self)) {
            feedProblems.add(place + ": self and content lead to different documents");
        }
        entries.putIfAbsent(url, new Entry(url, entry.string("updated"), List.copyOf(hashes), signature, feed.tlp()));
    }

    private void service(String url, ProviderMetadata metadata) {
        JsonObject root = json(url, serviceProblems);
        JsonObject service = root == null ? null : root.object("service");
        if (service == null) {
            if (root != null) {
                serviceProblems.add(url + ": no object service");
            }
            return;
        }
        List<String> listed = new ArrayList<>();
        for (JsonValue item : service.array("workspace")) {
            if (item instanceof JsonObject workspace) {
                for (JsonValue collection : workspace.array("collection")) {
                    String href = collection instanceof JsonObject one ? one.string("href") : null;
                    if (href != null) {
                        listed.add(href);
                    }
                }
            }
        }
        for (ProviderMetadata.Feed feed : metadata.feeds()) {
            if (!listed.contains(feed.url())) {
                serviceProblems.add(url + ": does not list the feed " + feed.url());
            }
        }
    }

    private void category(String url) {
        JsonObject root = json(url, serviceProblems);
        if (root != null && root.object("categories") == null) {
            serviceProblems.add(url + ": no object categories");
        }
    }

    private @Nullable String text(String url) {
        try {
            Site.Answer answer = site.get(url, MOST_BYTES);
            if (answer.found()) {
                return new String(answer.body(), StandardCharsets.UTF_8);
            }
            directoryProblems.add(name(url) + ": status " + answer.status() + " at " + url);
        } catch (IOException e) {
            directoryProblems.add(name(url) + ": " + e.getMessage());
        }
        return null;
    }

    private static String name(String url) {
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private void directory(String directory) {
        String base = directory.endsWith("/") ? directory : directory + "/";
        Map<String, String> changes = changes(base);
        String index = text(base + "index.txt");
        Set<String> indexed = new HashSet<>();
        if (index != null) {
            for (String line : index.lines()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList()) {
                if (unsafe(line)) {
                    directoryProblems.add("index.txt: no file name: " + line);
                    continue;
                }
                indexed.add(line);
                add(base + line, changes.get(line));
                if (!changes.isEmpty() && !changes.containsKey(line)) {
                    directoryProblems.add("changes.csv: lacks " + line);
                }
            }
        }
        changes.forEach((file, date) -> {
            if (index != null && !indexed.contains(file)) {
                directoryProblems.add("index.txt: lacks " + file);
            }
            add(base + file, date);
        });
    }

    private void add(String url, @Nullable String updated) {
        entries.putIfAbsent(url, new Entry(url, updated, List.of(), null, null));
    }

    private static boolean unsafe(String file) {
        return file.startsWith("/") || file.contains("..") || file.contains(":") || file.contains("\\");
    }

    private Map<String, String> changes(String base) {
        Map<String, String> changes = new LinkedHashMap<>();
        String text = text(base + "changes.csv");
        if (text == null) {
            return changes;
        }
        CsafDateTime last = null;
        int number = 0;
        for (String line :
                text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList()) {
            number++;
            String[] field = line.replace("\"", "").split(",");
            CsafDateTime date = field.length < 2
                    ? null
                    : CsafDateTime.parse(field[1].strip()).orElse(null);
            if (date == null || unsafe(field[0].strip())) {
                directoryProblems.add("changes.csv: line " + number + " is no file name and date");
                continue;
            }
            if (last != null && last.compareTo(date) < 0) {
                directoryProblems.add("changes.csv: line " + number + " is newer than the one before it");
            }
            last = date;
            changes.putIfAbsent(field[0].strip(), date.text());
        }
        return changes;
    }
}
