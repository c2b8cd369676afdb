package org.probity.csaf.provider;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.UnreadableJsonException;

/** Checks a provider against every requirement of the role that it claims (section 7.2), with evidence for each. */
public final class ProviderCheck {
    private final Site site;
    private final String url;
    private final int mostDocuments;
    private final Requirements requirements = new Requirements();
    private final Transport transport;

    private ProviderCheck(Site site, String url, int mostDocuments) {
        this.site = site;
        this.url = url;
        this.mostDocuments = mostDocuments;
        this.transport = new Transport(site, requirements::of);
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

    private Outcome run() {
        ProviderMetadata metadata = metadata();
        if (metadata == null) {
            return new Outcome(url, "", List.of(7), requirements.all(), 0, false);
        }
        new PlacesCheck(site, requirements).check(metadata);
        IntegrityCheck integrity = new IntegrityCheck(site, requirements);
        integrity.readKeys(metadata);
        Listing listing = Listing.read(site, metadata, true);
        distributions(metadata, listing);
        int documents =
                new DocumentsCheck(site, metadata, requirements, transport, integrity).check(listing, mostDocuments);
        List<Integer> demanded = Requirements.demanded(metadata);
        return new Outcome(
                url,
                metadata.role(),
                demanded,
                requirements.all(),
                documents,
                requirements.fulfilled(metadata, demanded));
    }

    private @Nullable ProviderMetadata metadata() {
        try {
            Site.Answer answer = site.get(url, Site.MOST_SMALL);
            if (!answer.found()) {
                requirements.of(7).fails(url + ": status " + answer.status());
                return null;
            }
            transport.judge(url, answer);
            transport.asOthers(url);
            ProviderMetadata metadata = ProviderMetadata.of(CsafDocument.read(answer.body()));
            metadata.problems().forEach(problem -> requirements.of(7).fails(problem));
            if (!metadata.canonicalUrl().equals(url)) {
                canonical(metadata);
            }
            metadata.maintenanceWarnings(Instant.now()).forEach(requirements.of(7)::deviates);
            String over = metadata.maintenanceError(Instant.now());
            if (over != null) {
                requirements.of(7).fails(over);
            }
            requirements.of(7).holds(url + ": valid, role " + metadata.role());
            return metadata;
        } catch (IOException | UnreadableJsonException e) {
            requirements.of(7).fails(url + ": " + e.getMessage());
            return null;
        }
    }

    /** In 2.1 another canonical address is meant for the transition between versions (requirement 9). */
    private void canonical(ProviderMetadata metadata) {
        String says = "/canonical_url is " + metadata.canonicalUrl() + ", but it was fetched from " + url;
        if (metadata.is21()) {
            requirements.of(7).deviates(says);
        } else {
            requirements.of(7).fails(says);
        }
    }

    private void distributions(ProviderMetadata metadata, Listing listing) {
        listing.feedProblems().forEach(problem -> requirements.of(15).fails(problem));
        metadata.feeds().forEach(feed -> requirements.of(15).holds(feed.url() + " (" + feed.tlp() + ")"));
        listing.protectedFeeds()
                .forEach(feed -> requirements.of(5).holds(feed + ": not handed out without authentication"));
        boolean open = metadata.feeds().stream().anyMatch(feed -> List.of("WHITE", "CLEAR", "GREEN", "UNLABELED")
                .contains(feed.tlp()));
        if (!metadata.feeds().isEmpty() && !open) {
            requirements.of(15).fails("no feed is TLP:WHITE (CLEAR), TLP:GREEN or unlabeled");
        }
        for (String problem : listing.serviceProblems()) {
            requirements
                    .of(metadata.services().stream().anyMatch(problem::startsWith) ? 16 : 17)
                    .fails(problem);
        }
        metadata.services().forEach(service -> requirements.of(16).holds(service));
        metadata.categories().forEach(category -> requirements.of(17).holds(category));
        for (String problem : listing.directoryProblems()) {
            requirements.of(problem.startsWith("index.txt") ? 12 : 13).fails(problem);
        }
        for (ProviderMetadata.Directory directory : metadata.directories()) {
            requirements.of(12).holds(directory.url() + ": index.txt");
            requirements.of(13).holds(directory.url() + ": changes.csv");
            directoryListing(directory.url());
        }
    }

    private void directoryListing(String directory) {
        if (!site.live()) {
            requirements.of(14).unknown("a folder can't tell whether listings are enabled");
            return;
        }
        try {
            Site.Answer answer = site.get(directory.endsWith("/") ? directory : directory + "/", Site.MOST_SMALL);
            if (answer.found()) {
                requirements.of(14).holds(directory + ": listed");
            } else {
                requirements.of(14).fails(directory + ": status " + answer.status());
            }
        } catch (IOException e) {
            requirements.of(14).fails(directory + ": " + e.getMessage());
        }
    }
}
