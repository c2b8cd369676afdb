package org.probity.csaf.provider;

import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDateTime;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.FileName;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.rules.Report;
import org.probity.csaf.rules.Result;
import org.probity.csaf.rules.Validator;

/** The documents of a provider: valid, rightly named and listed, as open as their labels say. */
final class DocumentsCheck {
    private static final Set<String> RESTRICTED = Set.of("AMBER", "AMBER+STRICT", "RED");

    private final Site site;
    private final ProviderMetadata metadata;
    private final Requirements requirements;
    private final Transport transport;
    private final IntegrityCheck integrity;
    private final Validator validator = Validator.preset("basic");
    private int documents;
    private int hidden;

    DocumentsCheck(
            Site site,
            ProviderMetadata metadata,
            Requirements requirements,
            Transport transport,
            IntegrityCheck integrity) {
        this.site = site;
        this.metadata = metadata;
        this.requirements = requirements;
        this.transport = transport;
        this.integrity = integrity;
    }

    /** Looks at the first documents that are listed; how many could be read. */
    int check(Listing listing, int most) {
        int number = 0;
        for (Listing.Entry entry : listing.entries()) {
            if (number++ >= most) {
                requirements
                        .of(1)
                        .unknown("only " + most + " of " + listing.entries().size() + " documents were looked at");
                break;
            }
            document(entry);
        }
        if (documents == 0 && hidden == 0) {
            requirements.of(1).fails("no document can be reached");
        }
        return documents;
    }

    private void document(Listing.Entry entry) {
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
            requirements.of(1).fails(entry.url() + ": " + e.getMessage());
            return;
        }
        documents++;
        integrity.document(entry, content, !metadata.feeds().isEmpty());
        try {
            CsafDocument document = CsafDocument.read(content);
            validity(entry, document);
            names(entry, document);
            label(entry, document);
        } catch (UnreadableJsonException e) {
            requirements.of(1).fails(entry.url() + ": " + e.getMessage());
        }
    }

    private void refused(Listing.Entry entry, int status) {
        boolean restricted = entry.tlp() != null && RESTRICTED.contains(entry.tlp());
        if (restricted && (status == 401 || status == 403)) {
            requirements.of(5).holds(entry.url() + ": not handed out without authentication, status " + status);
            hidden++;
        } else {
            requirements.of(1).fails(entry.url() + ": status " + status);
        }
    }

    private void validity(Listing.Entry entry, CsafDocument document) {
        Report report = validator.validate(document);
        if (report.valid()) {
            requirements.of(1).holds(entry.url() + ": valid");
        } else {
            Result first = report.results().getFirst();
            requirements
                    .of(1)
                    .fails(entry.url() + ": " + report.results().size() + " findings, first " + first.test() + ": "
                            + first.message());
        }
    }

    private static @Nullable String text(CsafDocument document, String pointer) {
        return JsonPointers.resolve(document.root(), pointer) instanceof JsonString text ? text.value() : null;
    }

    private void names(Listing.Entry entry, CsafDocument document) {
        String[] path = entry.url().split("/");
        String id = text(document, "/document/tracking/id");
        String wanted = id == null ? "a name by the tracking id" : FileName.of(id);
        if (path[path.length - 1].equals(wanted)) {
            requirements.of(2).holds(entry.url());
        } else {
            requirements.of(2).fails(entry.url() + ": the name should be " + wanted);
        }
        String date = text(document, "/document/tracking/initial_release_date");
        boolean inDirectory = metadata.directories().stream()
                .anyMatch(directory -> entry.url().startsWith(directory.url()));
        changes(entry, document);
        if (inDirectory && date != null && date.length() > 4) {
            if (path.length > 1 && path[path.length - 2].equals(date.substring(0, 4))) {
                requirements.of(11).holds(entry.url());
            } else {
                requirements.of(11).fails(entry.url() + ": should lie in a folder " + date.substring(0, 4));
            }
        }
    }

    /** What listings say of a document's date has to be what it says itself (requirement 13). */
    private void changes(Listing.Entry entry, CsafDocument document) {
        String current = text(document, "/document/tracking/current_release_date");
        CsafDateTime said = CsafDateTime.parse(String.valueOf(entry.updated())).orElse(null);
        CsafDateTime is = CsafDateTime.parse(String.valueOf(current)).orElse(null);
        if (!entry.inFeed() && said != null && is != null && said.compareTo(is) != 0) {
            requirements.of(13).fails(entry.url() + ": changes.csv says " + said + ", the document " + is);
        }
    }

    private void label(Listing.Entry entry, CsafDocument document) {
        String label = text(document, "/document/distribution/tlp/label");
        if (label == null) {
            label = "UNLABELED";
        }
        if (entry.tlp() != null && !entry.tlp().equals(label)) {
            requirements
                    .of(entry.inFeed() ? 15 : 12)
                    .fails(entry.url() + " is labeled " + label + " but listed under " + entry.tlp());
        }
        switch (label) {
            case "WHITE", "CLEAR" -> {
                if (site.live()) {
                    requirements.of(4).holds(entry.url() + ": freely accessible");
                } else {
                    requirements.of(4).unknown("a folder can't tell of access");
                }
            }
            case "AMBER", "AMBER+STRICT", "RED" -> {
                if (site.live()) {
                    requirements
                            .of(5)
                            .fails(entry.url() + " is labeled " + label
                                    + " and was fetched without any authentication");
                } else {
                    requirements
                            .of(5)
                            .unknown("a folder can't tell of access; " + entry.url() + " is labeled " + label);
                }
            }
            default -> {}
        }
    }
}
