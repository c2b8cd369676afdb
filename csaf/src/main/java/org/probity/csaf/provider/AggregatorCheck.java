package org.probity.csaf.provider;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.UnreadableJsonException;

/**
 * Checks an {@code aggregator.json} and the role that it claims (section 7.2.4 and 7.2.5): requirements 6 and 21 to 23.
 * Mirrors are looked at by their metadata, feeds and keys; the mirrored documents are for {@link ProviderCheck}.
 */
public final class AggregatorCheck {
    private static final int MOST_BYTES = 16 << 20;

    private final Site site;
    private final String url;
    private final Requirement redirects = new Requirement(6, "No redirects");
    private final Requirement list = new Requirement(21, "List of CSAF providers");
    private final Requirement disjoint = new Requirement(22, "Two disjoint issuing parties");
    private final Requirement mirrors = new Requirement(23, "Mirror");
    private final Set<String> parties = new LinkedHashSet<>();
    private final Set<String> mirroredHere = new LinkedHashSet<>();

    private AggregatorCheck(Site site, String url) {
        this.site = site;
        this.url = url;
    }

    /**
     * Checks an aggregator or lister.
     *
     * @param url where its {@code aggregator.json} lies
     */
    public static ProviderCheck.Outcome run(Site site, String url) {
        return new AggregatorCheck(site, url).run();
    }

    private ProviderCheck.Outcome run() {
        JsonObject root = fetch();
        String category = root == null ? "" : category(root);
        if (root != null) {
            head(root);
            providers(root.array("csaf_providers"), "/csaf_providers", false);
            providers(root.array("csaf_publishers"), "/csaf_publishers", true);
            if (root.array("csaf_providers").isEmpty()) {
                list.fails("/csaf_providers: missing or empty");
            }
            conclude(category);
        }
        List<Requirement> all = List.of(redirects, list, disjoint, mirrors);
        List<Integer> demanded = category.equals("lister") ? List.of(6, 21, 22) : List.of(6, 21, 22, 23);
        boolean fulfilled = root != null
                && all.stream()
                        .filter(one -> one.number() != 6 && demanded.contains(one.number()))
                        .noneMatch(one -> one.verdict() == Requirement.Verdict.FAILED);
        return new ProviderCheck.Outcome(url, "csaf_" + category, demanded, all, 0, fulfilled);
    }

    private @Nullable JsonObject fetch() {
        try {
            Site.Answer answer = site.get(url, MOST_BYTES);
            if (!answer.found()) {
                list.fails(url + ": status " + answer.status());
                return null;
            }
            if (answer.redirects().isEmpty()) {
                redirects.holds(url + ": served directly");
            } else {
                redirects.fails(url + ": redirected by " + answer.redirects());
            }
            return CsafDocument.read(answer.body()).object();
        } catch (IOException | UnreadableJsonException e) {
            list.fails(url + ": " + e.getMessage());
            return null;
        }
    }

    private String category(JsonObject root) {
        JsonObject aggregator = root.object("aggregator");
        if (aggregator == null) {
            list.fails("/aggregator: missing or no object");
            return "";
        }
        for (String name : List.of("name", "namespace")) {
            text(aggregator, name, "/aggregator");
        }
        String category = text(aggregator, "category", "/aggregator");
        if (!Set.of("aggregator", "lister").contains(category)) {
            list.fails("/aggregator/category: expected aggregator or lister");
        }
        return category;
    }

    private String text(JsonObject object, String name, String path) {
        String text = object.string(name);
        if (text == null || text.isEmpty()) {
            list.fails(path + "/" + name + ": missing or no text");
            return "";
        }
        return text;
    }

    private void head(JsonObject root) {
        if (!text(root, "canonical_url", "").endsWith("/aggregator.json")) {
            list.fails("/canonical_url: does not end with /aggregator.json");
        }
        if (!Set.of("2.0", "2.1").contains(text(root, "aggregator_version", ""))) {
            list.fails("/aggregator_version: expected 2.0 or 2.1");
        }
        date(root, "last_updated", "");
        if (Locator.isMetadata(site, url.substring(0, url.lastIndexOf('/') + 1) + "provider-metadata.json")) {
            list.fails("a provider-metadata.json lies beside " + url);
        }
        list.holds(url);
    }

    private void date(JsonObject object, String name, String path) {
        if (CsafDateTime.parse(text(object, name, path)).isEmpty()) {
            list.fails(path + "/" + name + ": no date and time");
        }
    }

    private void providers(JsonArray items, String path, boolean publishers) {
        for (int i = 0; i < items.size(); i++) {
            String at = path + "/" + i;
            JsonObject metadata = items.get(i) instanceof JsonObject item ? item.object("metadata") : null;
            if (!(items.get(i) instanceof JsonObject item) || metadata == null) {
                list.fails(at + "/metadata: missing or no object");
                continue;
            }
            party(metadata, at + "/metadata");
            if (publishers) {
                text(item, "update_interval", at);
                if (item.array("mirrors").isEmpty()) {
                    list.fails(at + "/mirrors: missing or empty");
                }
            }
            for (JsonValue mirror : item.array("mirrors")) {
                if (mirror instanceof JsonString address) {
                    mirror(address.value(), at, metadata);
                }
            }
        }
    }

    private void party(JsonObject metadata, String path) {
        date(metadata, "last_updated", path);
        if (!text(metadata, "url", path).endsWith("/provider-metadata.json")) {
            list.fails(path + "/url: does not end with /provider-metadata.json");
        }
        JsonObject publisher = metadata.object("publisher");
        if (publisher == null) {
            list.fails(path + "/publisher: missing or no object");
            return;
        }
        for (String name : List.of("category", "name", "namespace")) {
            text(publisher, name, path + "/publisher");
        }
        parties.add(text(publisher, "namespace", path + "/publisher"));
    }

    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void mirror(String address, String path, JsonObject metadata) {
        if (!host(address).equals(host(url))) {
            return;
        }
        JsonObject publisher = metadata.object("publisher");
        mirroredHere.add(publisher == null ? path : String.valueOf(publisher.string("namespace")));
        try {
            Site.Answer answer = site.get(address, MOST_BYTES);
            if (!answer.found()) {
                mirrors.fails(address + ": status " + answer.status());
                return;
            }
            ProviderMetadata mirrored = ProviderMetadata.of(CsafDocument.read(answer.body()));
            List<String> problems = new ArrayList<>(mirrored.problems());
            if (mirrored.feeds().isEmpty()) {
                problems.add("no ROLIE feed");
            }
            if (mirrored.keys().isEmpty()) {
                problems.add("no OpenPGP key");
            }
            problems.forEach(problem -> mirrors.fails(address + ": " + problem));
            mirrors.holds(address + ": metadata, feeds and keys are there");
        } catch (IOException | UnreadableJsonException e) {
            mirrors.fails(address + ": " + e.getMessage());
        }
    }

    private void conclude(String category) {
        if (parties.size() >= 2) {
            disjoint.holds(
                    parties.size() + " parties: " + parties.stream().limit(5).toList());
        } else {
            disjoint.fails("only " + parties.size() + " issuing party is listed");
        }
        if (category.equals("lister") && !mirroredHere.isEmpty()) {
            list.fails("a lister lists no mirror under its own domain, but this one does: " + mirroredHere);
        }
        if (category.equals("aggregator") && mirroredHere.size() < 2) {
            mirrors.fails(
                    "an aggregator mirrors at least two parties under its own domain, this one " + mirroredHere.size());
        }
    }
}
