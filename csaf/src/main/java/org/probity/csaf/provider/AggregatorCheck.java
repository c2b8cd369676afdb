package org.probity.csaf.provider;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.structure.DistributionStructure;

/**
 * Checks an {@code aggregator.json} and the role that it claims (section 7.2.4 and 7.2.5): requirements 6, 21, 22, 24 and
 * 25 of a lister, and of an aggregator also 23 and, in each mirror under its own domain, 1 to 5 and 18 to 20.
 */
public final class AggregatorCheck {
    private static final int MOST_BYTES = 16 << 20;
    private static final List<Integer> OF_MIRRORS = List.of(1, 2, 3, 4, 5, 6, 18, 19, 20, 24, 25);

    private final Site site;
    private final String url;
    private final int mostDocuments;
    private final Map<Integer, Requirement> requirements = new TreeMap<>();
    private final Transport transport;
    private final Requirement list;
    private final Requirement disjoint;
    private final Requirement mirrors;
    private final Set<String> parties = new LinkedHashSet<>();
    private final Set<String> mirroredHere = new LinkedHashSet<>();
    private final Set<String> folders = new HashSet<>();
    private int providers;
    private int documents;

    private AggregatorCheck(Site site, String url, int mostDocuments) {
        this.site = site;
        this.url = url;
        this.mostDocuments = mostDocuments;
        OF_MIRRORS.forEach(number -> requirements.put(number, new Requirement(number, Requirements.title(number))));
        this.list = added(21, "List of CSAF providers");
        this.disjoint = added(22, "Two disjoint issuing parties");
        this.mirrors = added(23, "Mirror");
        this.transport = new Transport(site, this::requirement);
    }

    private Requirement added(int number, String title) {
        Requirement requirement = new Requirement(number, title);
        requirements.put(number, requirement);
        return requirement;
    }

    private Requirement requirement(int number) {
        return Objects.requireNonNull(requirements.get(number));
    }

    /**
     * Checks an aggregator or lister.
     *
     * @param url where its {@code aggregator.json} lies
     * @param mostDocuments how many documents of each mirror are looked at
     */
    public static ProviderCheck.Outcome run(Site site, String url, int mostDocuments) {
        return new AggregatorCheck(site, url, mostDocuments).run();
    }

    private ProviderCheck.Outcome run() {
        JsonObject root = fetch();
        JsonObject aggregator = root == null ? null : root.object("aggregator");
        String word = aggregator == null ? null : aggregator.string("category");
        String category = word == null ? "" : word;
        boolean is21 = root != null && "2.1".equals(root.string("aggregator_version"));
        if (root != null) {
            head(root, is21);
            providers(root.array("csaf_providers"), "/csaf_providers");
            providers = parties.size();
            providers(root.array("csaf_publishers"), "/csaf_publishers");
            conclude(category);
        }
        List<Integer> demanded = demanded(category, is21);
        boolean fulfilled = root != null
                && requirements.values().stream()
                        .filter(one -> demanded.contains(one.number()))
                        .noneMatch(one -> one.verdict() == Requirement.Verdict.FAILED);
        return new ProviderCheck.Outcome(
                url, "csaf_" + category, demanded, List.copyOf(requirements.values()), documents, fulfilled);
    }

    private static List<Integer> demanded(String category, boolean is21) {
        List<Integer> numbers = new ArrayList<>(List.of(6, 21, 22));
        if (!category.equals("lister")) {
            numbers.addAll(List.of(1, 2, 3, 4, 5, 18, 19, 20, 23));
        }
        if (is21) {
            numbers.addAll(List.of(24, 25));
        }
        return numbers.stream().sorted().toList();
    }

    private @Nullable JsonObject fetch() {
        try {
            Site.Answer answer = site.get(url, MOST_BYTES);
            if (!answer.found()) {
                list.fails(url + ": status " + answer.status());
                return null;
            }
            transport.judge(url, answer);
            transport.asOthers(url);
            return CsafDocument.read(answer.body()).object();
        } catch (IOException | UnreadableJsonException e) {
            list.fails(url + ": " + e.getMessage());
            return null;
        }
    }

    private void head(JsonObject root, boolean is21) {
        Problems.of(DistributionStructure.aggregator(is21 ? CsafVersion.V2_1 : CsafVersion.V2_0), root)
                .forEach(list::fails);
        String beside = url.substring(0, url.lastIndexOf('/') + 1) + "provider-metadata.json";
        if (Locator.isMetadata(site, beside)) {
            list.fails("a provider-metadata.json lies beside " + url);
        }
        String canonical = root.string("canonical_url");
        if (canonical != null && !canonical.equals(url)) {
            list.deviates("/canonical_url is " + canonical + ", but it was fetched from " + url);
        }
        if (!url.contains("/.well-known/csaf-aggregator/") && is21) {
            list.deviates(url + " is not at the registered path /.well-known/csaf-aggregator/");
        }
        CsafDateTime until = CsafDateTime.parse(String.valueOf(root.string("maintained_until")))
                .orElse(null);
        if (until != null && until.toInstant().isBefore(Instant.now())) {
            list.fails("the list was maintained until " + until);
        }
        list.holds(url);
    }

    private void providers(JsonArray items, String path) {
        for (int i = 0; i < items.size(); i++) {
            JsonObject item = items.get(i) instanceof JsonObject object ? object : JsonObject.EMPTY;
            JsonObject metadata = item.object("metadata");
            JsonObject publisher = metadata == null ? null : metadata.object("publisher");
            String namespace = publisher == null ? null : publisher.string("namespace");
            if (namespace == null) {
                continue;
            }
            parties.add(namespace);
            for (JsonValue mirror : item.array("mirrors")) {
                if (mirror instanceof JsonString address
                        && host(address.value()).equals(host(url))) {
                    mirror(address.value(), namespace, path + "/" + i);
                }
            }
        }
    }

    private static String host(String address) {
        try {
            String host = URI.create(address).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private void mirror(String address, String namespace, String path) {
        mirroredHere.add(namespace);
        int end = address.lastIndexOf('/') + 1;
        int start = url.lastIndexOf('/') + 1;
        if (!address.startsWith(url.substring(0, start)) || address.indexOf('/', start) + 1 != end) {
            mirrors.fails(path + ": " + address + " is not in a folder beside " + url);
        }
        if (!folders.add(address.substring(0, end))) {
            mirrors.fails(path + ": two parties share the folder of " + address);
        }
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
            documents(address);
        } catch (IOException | UnreadableJsonException e) {
            mirrors.fails(address + ": " + e.getMessage());
        }
    }

    private void documents(String address) {
        ProviderCheck.Outcome outcome = ProviderCheck.run(site, address, mostDocuments);
        documents += outcome.documents();
        for (Requirement found : outcome.requirements()) {
            if (OF_MIRRORS.contains(found.number())) {
                requirement(found.number()).absorb(found);
            } else if (found.number() == 15 && found.verdict() == Requirement.Verdict.FAILED) {
                found.evidence().forEach(line -> mirrors.fails(address + ": " + line));
            }
        }
    }

    private void conclude(String category) {
        if (parties.size() >= 2 && providers > 0) {
            disjoint.holds(
                    parties.size() + " parties: " + parties.stream().limit(5).toList());
        } else {
            disjoint.fails(parties.size() + " issuing parties are listed, " + providers
                    + " of them providers; two are needed, one of them a provider");
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
