package org.probity.csaf.provider;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.FileName;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.provider.Requirement.Verdict;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Result;
import org.probity.csaf.rules.Validator;

/** Checks a provider against every requirement of the role that it claims (section 7.2), with evidence for each. */
public final class ProviderCheck {
    private static final int MOST_SMALL = 4 << 20;
    private static final Set<String> RESTRICTED = Set.of("AMBER", "AMBER+STRICT", "RED");
    private static final Map<Integer, String> TITLES = titles();

    private final Site site;
    private final String url;
    private final int mostDocuments;
    private final Map<Integer, Requirement> requirements = new TreeMap<>();
    private final OpenPgp keys = new OpenPgp();
    private final Validator validator = Validator.preset("basic");
    private final Transport transport;
    private int documents;
    private int hidden;

    private ProviderCheck(Site site, String url, int mostDocuments) {
        this.site = site;
        this.url = url;
        this.mostDocuments = mostDocuments;
        TITLES.forEach((number, title) -> requirements.put(number, new Requirement(number, title)));
        this.transport = new Transport(site, this::requirement);
    }

    private static Map<Integer, String> titles() {
        String[] names = {
            "Valid CSAF document",
            "Filename",
            "TLS",
            "TLP:WHITE (2.0) or TLP:CLEAR (2.1)",
            "TLP:AMBER and TLP:RED",
            "No redirects",
            "provider-metadata.json",
            "security.txt",
            "Well-known URL",
            "DNS path",
            "One folder per year",
            "index.txt",
            "changes.csv",
            "Directory listings",
            "ROLIE feed",
            "ROLIE service document",
            "ROLIE category document",
            "Integrity",
            "Signatures",
            "Public OpenPGP key"
        };
        Map<Integer, String> titles = new TreeMap<>();
        IntStream.range(0, names.length).forEach(i -> titles.put(i + 1, names[i]));
        titles.put(24, "HTTP User-Agent");
        titles.put(25, "Access-Control-Allow-Origin");
        return titles;
    }

    /** The title of a requirement that providers can be asked for. */
    static String title(int number) {
        return Objects.requireNonNull(TITLES.get(number));
    }

    /**
     * The outcome.
     *
     * @param url the metadata
     * @param role the role that they claim
     * @param demanded the numbers of the requirements that the role demands
     * @param requirements those that providers can be asked for, by number: 1 to 20, 24 and 25
     * @param documents how many documents were looked at
     * @param fulfilled whether nothing that the role demands has failed
     */
    public record Outcome(
            String url,
            String role,
            List<Integer> demanded,
            List<Requirement> requirements,
            int documents,
            boolean fulfilled) {}

    /**
     * Checks a provider.
     *
     * @param url where its metadata lie
     * @param mostDocuments how many documents are looked at
     */
    public static Outcome run(Site site, String url, int mostDocuments) {
        return new ProviderCheck(site, url, mostDocuments).run();
    }

    private Requirement requirement(int number) {
        Requirement found = requirements.get(number);
        if (found == null) {
            throw new IllegalArgumentException("no requirement " + number);
        }
        return found;
    }

    private Outcome run() {
        ProviderMetadata metadata = metadata();
        if (metadata == null) {
            return new Outcome(url, "", List.of(7), List.copyOf(requirements.values()), 0, false);
        }
        places(metadata);
        readKeys(metadata);
        strength();
        Listing listing = Listing.read(site, metadata, true);
        distributions(metadata, listing);
        int number = 0;
        for (Listing.Entry entry : listing.entries()) {
            if (number++ >= mostDocuments) {
                requirement(1)
                        .unknown("only " + mostDocuments + " of "
                                + listing.entries().size() + " documents were looked at");
                break;
            }
            document(entry, metadata);
        }
        if (documents == 0 && hidden == 0) {
            requirement(1).fails("no document can be reached");
        }
        List<Integer> demanded = demanded(metadata);
        return new Outcome(
                url,
                metadata.role(),
                demanded,
                List.copyOf(requirements.values()),
                documents,
                fulfilled(metadata, demanded));
    }

    private @Nullable ProviderMetadata metadata() {
        try {
            Site.Answer answer = site.get(url, MOST_SMALL);
            if (!answer.found()) {
                requirement(7).fails(url + ": status " + answer.status());
                return null;
            }
            transport.judge(url, answer);
            transport.asOthers(url);
            ProviderMetadata metadata = ProviderMetadata.of(CsafDocument.read(answer.body()));
            metadata.problems().forEach(problem -> requirement(7).fails(problem));
            if (!metadata.canonicalUrl().equals(url)) {
                canonical(metadata);
            }
            metadata.maintenanceWarnings(Instant.now()).forEach(requirement(7)::deviates);
            String over = metadata.maintenanceError(Instant.now());
            if (over != null) {
                requirement(7).fails(over);
            }
            requirement(7).holds(url + ": valid, role " + metadata.role());
            return metadata;
        } catch (IOException | UnreadableJsonException e) {
            requirement(7).fails(url + ": " + e.getMessage());
            return null;
        }
    }

    /** In 2.1 another canonical address is meant for the transition between versions (requirement 9). */
    private void canonical(ProviderMetadata metadata) {
        String says = "/canonical_url is " + metadata.canonicalUrl() + ", but it was fetched from " + url;
        if (metadata.is21()) {
            requirement(7).deviates(says);
        } else {
            requirement(7).fails(says);
        }
    }

    private void places(ProviderMetadata metadata) {
        URI uri = URI.create(metadata.canonicalUrl());
        String origin = uri.getScheme() + "://" + uri.getRawAuthority() + "/";
        String wellKnown = origin + Locator.WELL_KNOWN;
        boolean known = direct(wellKnown, 9);
        securityTxt(origin, metadata.canonicalUrl(), known ? wellKnown : null);
        if (!site.live()) {
            requirement(10).unknown("a folder can't tell of DNS");
        } else {
            direct("https://csaf.data.security." + uri.getHost() + "/", 10);
        }
    }

    private void securityTxt(String origin, String canonical, @Nullable String first) {
        List<String> fields = Locator.securityTxt(site, origin);
        if (!fields.contains(canonical)) {
            requirement(8).fails("security.txt of " + origin + " does not name " + canonical);
            return;
        }
        fields.stream().filter(field -> !field.startsWith("https://")).forEach(field -> requirement(8)
                .fails("security.txt names an address without TLS: " + field));
        if (first != null && fields.contains(first) && !fields.getFirst().equals(first)) {
            requirement(8)
                    .fails("security.txt has to name the well-known address first, but begins with "
                            + fields.getFirst());
        }
        if (fields.size() > 1) {
            requirement(8).deviates("security.txt names more than one: " + fields);
        }
        requirement(8).holds("security.txt of " + origin + " names " + canonical);
    }

    /** Whether metadata are served at an address without a detour, which a requirement asks for. */
    private boolean direct(String address, int number) {
        try {
            Site.Answer answer = site.get(address, MOST_SMALL);
            boolean metadata =
                    answer.found() && CsafDocument.read(answer.body()).object().has("canonical_url");
            if (!metadata) {
                requirement(number).fails(address + " does not serve the metadata, status " + answer.status());
            } else if (!answer.redirects().isEmpty()) {
                requirement(number).fails(address + " redirects, which it must not: " + answer.redirects());
            } else {
                requirement(number).holds(address + " serves the metadata");
                return true;
            }
        } catch (IOException e) {
            if (site.live()) {
                requirement(number).fails(address + ": " + e.getMessage());
            } else {
                requirement(number).unknown("this folder does not hold " + address);
            }
        } catch (UnreadableJsonException e) {
            requirement(number).fails(address + ": " + e.getMessage());
        }
        return false;
    }

    private void readKeys(ProviderMetadata metadata) {
        if (metadata.keys().isEmpty()) {
            requirement(20).fails("the metadata name no OpenPGP key");
        }
        for (ProviderMetadata.Key key : metadata.keys()) {
            try {
                Site.Answer answer = site.get(key.url(), MOST_SMALL);
                if (!answer.found()) {
                    requirement(20).fails(key.url() + ": status " + answer.status());
                    continue;
                }
                List<String> fingerprints = keys.add(answer.body());
                String wanted = key.fingerprint();
                if (!armored(answer.body(), "PUBLIC KEY BLOCK")) {
                    requirement(20).fails(key.url() + " is not ASCII armored");
                }
                if (wanted == null || fingerprints.contains(wanted.toUpperCase(Locale.ROOT))) {
                    requirement(20).holds(key.url() + ": " + fingerprints);
                } else {
                    requirement(20).fails(key.url() + " holds " + fingerprints + ", the metadata say " + wanted);
                }
            } catch (IOException e) {
                requirement(20).fails(key.url() + ": " + e.getMessage());
            }
        }
    }

    private void strength() {
        keys.weaknesses(Instant.now()).forEach(requirement(20)::deviates);
        keys.faults(Instant.now()).forEach(requirement(20)::fails);
    }

    private static boolean armored(byte[] file, String kind) {
        String text = new String(file, 0, Math.min(file.length, 2_000), StandardCharsets.ISO_8859_1);
        return text.contains("-----BEGIN PGP " + kind + "-----");
    }

    private void distributions(ProviderMetadata metadata, Listing listing) {
        listing.feedProblems().forEach(problem -> requirement(15).fails(problem));
        metadata.feeds().forEach(feed -> requirement(15).holds(feed.url() + " (" + feed.tlp() + ")"));
        listing.protectedFeeds()
                .forEach(feed -> requirement(5).holds(feed + ": not handed out without authentication"));
        boolean open = metadata.feeds().stream().anyMatch(feed -> List.of("WHITE", "CLEAR", "GREEN", "UNLABELED")
                .contains(feed.tlp()));
        if (!metadata.feeds().isEmpty() && !open) {
            requirement(15).fails("no feed is TLP:WHITE (CLEAR), TLP:GREEN or unlabeled");
        }
        for (String problem : listing.serviceProblems()) {
            requirement(metadata.services().stream().anyMatch(problem::startsWith) ? 16 : 17)
                    .fails(problem);
        }
        metadata.services().forEach(service -> requirement(16).holds(service));
        metadata.categories().forEach(category -> requirement(17).holds(category));
        for (String problem : listing.directoryProblems()) {
            requirement(problem.startsWith("index.txt") ? 12 : 13).fails(problem);
        }
        for (ProviderMetadata.Directory directory : metadata.directories()) {
            requirement(12).holds(directory.url() + ": index.txt");
            requirement(13).holds(directory.url() + ": changes.csv");
            directoryListing(directory.url());
        }
    }

    private void directoryListing(String directory) {
        if (!site.live()) {
            requirement(14).unknown("a folder can't tell whether listings are enabled");
            return;
        }
        try {
            Site.Answer answer = site.get(directory.endsWith("/") ? directory : directory + "/", MOST_SMALL);
            if (answer.found()) {
                requirement(14).holds(directory + ": listed");
            } else {
                requirement(14).fails(directory + ": status " + answer.status());
            }
        } catch (IOException e) {
            requirement(14).fails(directory + ": " + e.getMessage());
        }
    }

    private void document(Listing.Entry entry, ProviderMetadata metadata) {
        byte[] content;
        try {
            Site.Answer answer = site.get(entry.url(), JsonLimits.DEFAULT.bytes());
            if (!answer.found()) {
                refused(entry, answer.status());
                return;
            }
            transport.judge(entry.url(), answer);
            if (documents == 0) {
                transport.asOthers(entry.url());
                transport.withoutTls(entry.url());
            }
            content = answer.body();
        } catch (IOException e) {
            requirement(1).fails(entry.url() + ": " + e.getMessage());
            return;
        }
        documents++;
        integrity(entry, content, !metadata.feeds().isEmpty());
        try {
            CsafDocument document = CsafDocument.read(content);
            validity(entry, document);
            names(entry, document, metadata);
            label(entry, document);
        } catch (UnreadableJsonException e) {
            requirement(1).fails(entry.url() + ": " + e.getMessage());
        }
    }

    private void refused(Listing.Entry entry, int status) {
        boolean restricted = entry.tlp() != null && RESTRICTED.contains(entry.tlp());
        if (restricted && (status == 401 || status == 403)) {
            requirement(5).holds(entry.url() + ": not handed out without authentication, status " + status);
            hidden++;
        } else {
            requirement(1).fails(entry.url() + ": status " + status);
        }
    }

    private void validity(Listing.Entry entry, CsafDocument document) {
        Report report = validator.validate(document);
        if (report.valid()) {
            requirement(1).holds(entry.url() + ": valid");
        } else {
            Result first = report.results().getFirst();
            requirement(1)
                    .fails(entry.url() + ": " + report.results().size() + " findings, first " + first.test() + ": "
                            + first.message());
        }
    }

    private static @Nullable String text(CsafDocument document, String pointer) {
        return JsonPointers.resolve(document.root(), pointer) instanceof JsonString text ? text.value() : null;
    }

    private void names(Listing.Entry entry, CsafDocument document, ProviderMetadata metadata) {
        String[] path = entry.url().split("/");
        String id = text(document, "/document/tracking/id");
        String wanted = id == null ? "a name by the tracking id" : FileName.of(id);
        if (path[path.length - 1].equals(wanted)) {
            requirement(2).holds(entry.url());
        } else {
            requirement(2).fails(entry.url() + ": the name should be " + wanted);
        }
        String date = text(document, "/document/tracking/initial_release_date");
        boolean inDirectory = metadata.directories().stream()
                .anyMatch(directory -> entry.url().startsWith(directory.url()));
        changes(entry, document);
        if (inDirectory && date != null && date.length() > 4) {
            if (path.length > 1 && path[path.length - 2].equals(date.substring(0, 4))) {
                requirement(11).holds(entry.url());
            } else {
                requirement(11).fails(entry.url() + ": should lie in a folder " + date.substring(0, 4));
            }
        }
    }

    /** What listings say of a document's date has to be what it says itself (requirement 13). */
    private void changes(Listing.Entry entry, CsafDocument document) {
        String current = text(document, "/document/tracking/current_release_date");
        CsafDateTime said = CsafDateTime.parse(String.valueOf(entry.updated())).orElse(null);
        CsafDateTime is = CsafDateTime.parse(String.valueOf(current)).orElse(null);
        if (!entry.inFeed() && said != null && is != null && said.compareTo(is) != 0) {
            requirement(13).fails(entry.url() + ": changes.csv says " + said + ", the document " + is);
        }
    }

    private void label(Listing.Entry entry, CsafDocument document) {
        String label = text(document, "/document/distribution/tlp/label");
        if (label == null) {
            label = "UNLABELED";
        }
        if (entry.tlp() != null && !entry.tlp().equals(label)) {
            requirement(entry.inFeed() ? 15 : 12)
                    .fails(entry.url() + " is labeled " + label + " but listed under " + entry.tlp());
        }
        switch (label) {
            case "WHITE", "CLEAR" -> {
                if (site.live()) {
                    requirement(4).holds(entry.url() + ": freely accessible");
                } else {
                    requirement(4).unknown("a folder can't tell of access");
                }
            }
            case "AMBER", "AMBER+STRICT", "RED" -> {
                if (site.live()) {
                    requirement(5)
                            .fails(entry.url() + " is labeled " + label
                                    + " and was fetched without any authentication");
                } else {
                    requirement(5).unknown("a folder can't tell of access; " + entry.url() + " is labeled " + label);
                }
            }
            default -> {}
        }
    }

    private void integrity(Listing.Entry entry, byte[] content, boolean listed) {
        hash(entry, content, listed);
        String signatureUrl = entry.signature() == null ? entry.url() + ".asc" : entry.signature();
        if (listed && entry.signature() == null) {
            requirement(19).fails(entry.url() + ": the feed lists no signature");
        }
        byte[] signature = optional(signatureUrl);
        if (signature == null) {
            requirement(19).fails(signatureUrl + " is not there");
        } else if (!keys.hasKeys()) {
            requirement(19).unknown("without a key no signature can be checked");
        } else {
            OpenPgp.Verdict verdict = keys.verify(content, signature);
            if (!armored(signature, "SIGNATURE")) {
                requirement(19).fails(signatureUrl + " is not ASCII armored");
            }
            if (verdict.endsWithin(30, Instant.now())) {
                requirement(19).fails(signatureUrl + " is valid for 30 days or less, until " + verdict.until());
            } else if (verdict.endsWithin(90, Instant.now())) {
                requirement(19).deviates(signatureUrl + " is valid for 90 days or less, until " + verdict.until());
            }
            if (verdict.good()) {
                requirement(19).holds(signatureUrl + ": " + verdict.says());
            } else {
                requirement(19).fails(signatureUrl + ": " + verdict.says());
            }
        }
    }

    private void hash(Listing.Entry entry, byte[] content, boolean listed) {
        List<String> urls = new ArrayList<>(entry.hashes());
        if (listed && urls.isEmpty()) {
            requirement(18).fails(entry.url() + ": the feed lists no hash");
        }
        if (urls.isEmpty()) {
            HashFile.EXTENSIONS.forEach(extension -> urls.add(entry.url() + "." + extension));
        }
        boolean good = false;
        for (String hashUrl : urls) {
            byte[] file = optional(hashUrl);
            if (file != null) {
                String problem = HashFile.problem(content, file, extension(hashUrl));
                if (problem == null) {
                    good = true;
                    requirement(18).holds(hashUrl);
                } else {
                    requirement(18).fails(hashUrl + ": " + problem);
                }
            }
        }
        if (!good) {
            requirement(18).fails(entry.url() + ": no hash file holds its hash");
        }
    }

    static String extension(String address) {
        return address.substring(address.lastIndexOf('.') + 1);
    }

    private byte @Nullable [] optional(String address) {
        try {
            Site.Answer answer = site.get(address, MOST_SMALL);
            return answer.found() ? answer.body() : null;
        } catch (IOException e) {
            return null;
        }
    }

    private static List<Integer> demanded(ProviderMetadata metadata) {
        List<Integer> numbers = new ArrayList<>(List.of(1, 2, 3, 4));
        if (!metadata.role().equals("csaf_publisher")) {
            numbers.addAll(List.of(5, 6, 7, 8, 9, 10));
            if (metadata.is21()) {
                numbers.addAll(List.of(24, 25));
            }
            if (!metadata.directories().isEmpty()) {
                numbers.addAll(List.of(11, 12, 13, 14));
            }
            if (!metadata.feeds().isEmpty()) {
                numbers.addAll(List.of(15, 16, 17));
            }
        }
        if (metadata.role().equals("csaf_trusted_provider")) {
            numbers.addAll(Arrays.asList(18, 19, 20));
        }
        return numbers.stream().sorted().toList();
    }

    private boolean fulfilled(ProviderMetadata metadata, List<Integer> demanded) {
        boolean provider = !metadata.role().equals("csaf_publisher");
        boolean oneOf = List.of(8, 9, 10).stream()
                .anyMatch(number -> requirement(number).verdict() != Verdict.FAILED);
        boolean distributed =
                !metadata.feeds().isEmpty() || !metadata.directories().isEmpty();
        boolean rest = demanded.stream()
                .filter(number -> number < 8 || number > 10)
                .allMatch(number -> requirement(number).verdict() != Verdict.FAILED);
        return rest && (!provider || (oneOf && distributed));
    }
}
