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
import org.probity.csaf.structure.DistributionStructure;

/** What a provider lists: the entries of ROLIE feeds, or of {@code index.txt} and {@code changes.csv}. */
public final class Listing {
    private static final int MOST_BYTES = 64 << 20;
    private static final String INFORMATION_TYPE = "urn:ietf:params:rolie:category:information-type";
    private static final JsonLimits LIMITS = new JsonLimits(MOST_BYTES, 100, 5_000_000, 1 << 20);

    /**
     * One document that is offered.
     *
     * @param url where it lies
     * @param updated when it changed last, as listed, or null
     * @param hashes where its hash files lie, as listed; empty in directories
     * @param signature where its signature lies, as listed, or null
     * @param tlp the label of the feed or directory, or null
     * @param inFeed whether a feed lists it, not a directory
     */
    public record Entry(
            String url,
            @Nullable String updated,
            List<String> hashes,
            @Nullable String signature,
            @Nullable String tlp,
            boolean inFeed) {}

    private final Map<String, Entry> entries = new LinkedHashMap<>();
    private final List<String> feedProblems = new ArrayList<>();
    private final List<String> protectedFeeds = new ArrayList<>();
    private final List<String> directoryProblems = new ArrayList<>();
    private final List<String> serviceProblems = new ArrayList<>();
    private final Map<String, List<Set<String>>> byLabel = new LinkedHashMap<>();
    private final Site site;

    private Listing(Site site) {
        this.site = site;
    }

    /** Reads feeds if there are any, else directories; with {@code all} both. Problems are collected, not thrown. */
    public static Listing read(Site site, ProviderMetadata metadata, boolean all) {
        Listing listing = new Listing(site);
        metadata.feeds().forEach(listing::feed);
        if (all) {
            listing.summaryFeeds();
        }
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

    /** Feeds of restricted documents that are not handed out without authentication, as it should be. */
    public List<String> protectedFeeds() {
        return List.copyOf(protectedFeeds);
    }

    private void feed(ProviderMetadata.Feed where) {
        List<String> problems = new ArrayList<>();
        JsonObject root = json(where.url(), problems);
        if (root == null) {
            boolean closed = problems.getFirst().endsWith("status 401")
                    || problems.getFirst().endsWith("status 403");
            if (closed && Set.of("AMBER", "AMBER+STRICT", "RED").contains(where.tlp())) {
                protectedFeeds.add(where.url());
            } else {
                feedProblems.addAll(problems);
            }
            return;
        }
        Problems.of(DistributionStructure.FEED, root)
                .forEach(problem -> feedProblems.add(where.url() + ": " + problem));
        JsonObject feed = root.object("feed");
        if (feed == null) {
            return;
        }
        feedHead(feed, where);
        byLabel.computeIfAbsent(where.tlp(), label -> new ArrayList<>()).add(new HashSet<>());
        int i = 0;
        for (JsonValue item : feed.array("entry")) {
            if (item instanceof JsonObject entry) {
                entry(entry, where, where.url() + ": /feed/entry/" + i);
            }
            i++;
        }
    }

    /** All documents of a label stand in one feed (requirement 15). */
    private void summaryFeeds() {
        byLabel.forEach((label, feeds) -> {
            Set<String> all = new HashSet<>();
            feeds.forEach(all::addAll);
            if (feeds.stream().noneMatch(feed -> feed.size() == all.size())) {
                feedProblems.add("no single feed lists all " + all.size() + " documents of " + label);
            }
        });
    }

    private void feedHead(JsonObject feed, ProviderMetadata.Feed where) {
        boolean csaf = false;
        for (JsonValue item : feed.array("category")) {
            csaf |= item instanceof JsonObject category
                    && INFORMATION_TYPE.equals(category.string("scheme"))
                    && "csaf".equals(category.string("term"));
        }
        if (!csaf) {
            feedProblems.add(where.url() + ": /feed/category lacks the information type csaf");
        }
        for (JsonValue item : feed.array("link")) {
            if (item instanceof JsonObject link
                    && "self".equals(link.string("rel"))
                    && !where.url().equals(link.string("href"))) {
                feedProblems.add(where.url() + ": the feed's link to itself leads to " + link.string("href"));
            }
        }
        Set<String> ids = new HashSet<>();
        CsafDateTime updated =
                CsafDateTime.parse(String.valueOf(feed.string("updated"))).orElse(null);
        for (JsonValue item : feed.array("entry")) {
            if (item instanceof JsonObject entry) {
                String id = entry.string("id");
                if (id != null && !ids.add(id)) {
                    feedProblems.add(where.url() + ": two entries have the id " + id);
                }
                CsafDateTime date = CsafDateTime.parse(String.valueOf(entry.string("updated")))
                        .orElse(null);
                if (updated != null && date != null && date.compareTo(updated) > 0) {
                    feedProblems.add(where.url() + ": the entry " + id + " is newer than the feed says to be itself");
                }
            }
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
        if (url == null) {
            feedProblems.add(place + " leads to no document");
            return;
        }
        if (source != null && self != null && !source.equals(self)) {
            feedProblems.add(place + ": self and content lead to different documents");
        }
        dates(entry, place);
        byLabel.getOrDefault(feed.tlp(), List.of(new HashSet<>())).getLast().add(url);
        entries.putIfAbsent(
                url, new Entry(url, entry.string("updated"), List.copyOf(hashes), signature, feed.tlp(), true));
    }

    private void dates(JsonObject entry, String place) {
        CsafDateTime published =
                CsafDateTime.parse(String.valueOf(entry.string("published"))).orElse(null);
        CsafDateTime updated =
                CsafDateTime.parse(String.valueOf(entry.string("updated"))).orElse(null);
        if (published != null && updated != null && published.compareTo(updated) > 0) {
            feedProblems.add(place + ": published after it was updated");
        }
    }

    private void service(String url, ProviderMetadata metadata) {
        JsonObject root = json(url, serviceProblems);
        if (root == null) {
            return;
        }
        Problems.of(DistributionStructure.SERVICE, root).forEach(problem -> serviceProblems.add(url + ": " + problem));
        JsonObject service = root.object("service");
        if (service == null) {
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
        if (root != null) {
            Problems.of(DistributionStructure.CATEGORIES, root)
                    .forEach(problem -> serviceProblems.add(url + ": " + problem));
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

    private void directory(ProviderMetadata.Directory where) {
        String directory = where.url();
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
                add(base + line, changes.get(line), where.tlp());
                if (!changes.isEmpty() && !changes.containsKey(line)) {
                    directoryProblems.add("changes.csv: lacks " + line);
                }
            }
        }
        changes.forEach((file, date) -> {
            if (index != null && !indexed.contains(file)) {
                directoryProblems.add("index.txt: lacks " + file);
            }
            add(base + file, date, where.tlp());
        });
    }

    private void add(String url, @Nullable String updated, @Nullable String tlp) {
        entries.putIfAbsent(url, new Entry(url, updated, List.of(), null, tlp, false));
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
