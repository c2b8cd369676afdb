package org.probity.disclosure.store;

import static org.probity.db.Tables.DISCLOSURE_ADVISORY;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.coordination.Embargoes;
import org.probity.csaf.rules.Report;
import org.probity.csaf.write.RevisionHistory;
import org.probity.disclosure.Advisories;
import org.probity.disclosure.DisclosureEvent;
import org.probity.disclosure.DisclosureEvent.AdvisoryDrafted;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.disclosure.Edition;
import org.probity.disclosure.domain.AdvisoryState;
import org.probity.disclosure.domain.CsafWriter;
import org.probity.disclosure.domain.FactsOfCase;
import org.probity.handling.Cases;
import org.probity.handling.Cases.CaseFile;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Products;
import org.probity.platform.PublicNumbers;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.text.Digests;
import org.probity.receipt.Reports;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StreamId;
import org.probity.record.Tombstone;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** Advisories over their streams. */
@Component
class SqlAdvisories implements Advisories {
    private final Db db;
    private final EventStore store;
    private final EditionJson json;
    private final Publications publications;
    private final Cases cases;
    private final Products products;
    private final Reports reports;
    private final Embargoes embargoes;
    private final CsafWriter.Imprint imprint;

    SqlAdvisories(
            Db db,
            EventStore store,
            EditionJson json,
            Publications publications,
            Cases cases,
            Products products,
            Reports reports,
            Embargoes embargoes,
            Settings settings) {
        this.db = db;
        this.store = store;
        this.json = json;
        this.publications = publications;
        this.cases = cases;
        this.products = products;
        this.reports = reports;
        this.embargoes = embargoes;
        String namespace = settings.namespace().toString();
        // The demo's vendor is invented, and so is the site on which it publishes.
        String canonical = settings.demo() ? namespace : settings.baseUrl();
        this.imprint = new CsafWriter.Imprint(settings.vendor(), namespace, settings.baseUrl(), canonical, "0.1.0");
    }

    private static StreamId stream(String id) {
        return new StreamId("advisory", id);
    }

    @Override
    public Optional<String> idOf(String caseId) {
        return db.read(sql -> sql.select(DISCLOSURE_ADVISORY.ID)
                .from(DISCLOSURE_ADVISORY)
                .where(DISCLOSURE_ADVISORY.CASE_ID.eq(caseId))
                .fetchOptional(DISCLOSURE_ADVISORY.ID));
    }

    @Override
    public Optional<Draft> ofCase(Subject who, String caseId) {
        Optional<CaseFile> file = cases.find(who, caseId);
        String id = file.isPresent() ? idOf(caseId).orElse(null) : null;
        if (id == null) {
            return Optional.empty();
        }
        History history = store.history(stream(id));
        AdvisoryState state = history.fold(
                AdvisoryState.NONE,
                (s, e) -> s.evolve((DisclosureEvent) e.body(), e.actor().id()));
        Edition edition = edition(state);
        boolean moved = !edition.facts().equals(facts(file.get()));
        return Optional.of(new Draft(id, state, json.digest(edition), history.version(), moved));
    }

    private static Edition edition(AdvisoryState state) {
        Edition edition = state.edition();
        if (edition == null) {
            throw new UnknownException();
        }
        return edition;
    }

    private Draft mustFind(Subject who, String caseId) {
        return ofCase(who, caseId).orElseThrow(UnknownException::new);
    }

    private Edition.Facts facts(CaseFile file) {
        List<FactsOfCase.Registered> register = file.items().stream()
                .map(item -> products.find(item.productId()))
                .flatMap(Optional::stream)
                .map(product -> new FactsOfCase.Registered(product, products.releases(product.id())))
                .toList();
        return FactsOfCase.of(file, register);
    }

    @Override
    public String draft(Subject who, String caseId) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        CaseFile file = cases.find(who, caseId).orElseThrow(UnknownException::new);
        if (idOf(caseId).isPresent()) {
            throw new RefusedException("This case has an advisory already.", "Open that one.");
        }
        List<String> credits = reports.ofCase(caseId).stream()
                .map(Reports.Report::creditName)
                .filter(java.util.Objects::nonNull)
                .filter(name -> !Tombstone.isErased(name))
                .distinct()
                .toList();
        Edition edition = new Edition(
                file.state().title(), file.state().summary(), "", "", credits, references(file), facts(file));
        String id = PublicNumbers.advisory(imprint.vendor(), db.now());
        store.append(who.actor(), db.now(), new Change(stream(id), 0, List.of(new AdvisoryDrafted(caseId, edition))));
        return id;
    }

    private static List<Edition.Reference> references(CaseFile file) {
        return file.state().identifiers().stream()
                .filter(identifier -> identifier.startsWith("CVE-"))
                .map(cve -> new Edition.Reference(cve + " at cve.org", "https://www.cve.org/CVERecord?id=" + cve))
                .toList();
    }

    @Override
    public void edit(Subject who, String caseId, long expectedVersion, Edition wording, boolean refresh) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST, Role.PRODUCT_ENGINEER);
        Draft draft = mustFind(who, caseId);
        CaseFile file = cases.find(who, caseId).orElseThrow(UnknownException::new);
        Edition wanted = new Edition(
                wording.title(),
                wording.summary(),
                wording.impact(),
                wording.workaround(),
                wording.credits(),
                wording.references(),
                refresh ? facts(file) : edition(draft.state()).facts());
        List<DisclosureEvent> events = draft.state().edit(wanted, db.now()).orThrow();
        if (!events.isEmpty()) {
            store.append(who.actor(), db.now(), new Change(stream(draft.id()), expectedVersion, events));
        }
    }

    @Override
    public void agree(Subject who, String caseId, long expectedVersion, String readDigest) {
        who.mustBe(Role.PSIRT_LEAD, Role.PRODUCT_ENGINEER);
        Draft draft = mustFind(who, caseId);
        List<DisclosureEvent> events = draft.state()
                .agree(who.personId(), readDigest, draft.digest(), db.now())
                .orThrow();
        store.append(who.actor(), db.now(), new Change(stream(draft.id()), expectedVersion, events));
    }

    @Override
    public void release(
            Subject who,
            String caseId,
            long expectedVersion,
            String summary,
            boolean nowOrAt,
            @Nullable Instant publishAt) {
        who.mustBe(Role.PSIRT_LEAD);
        Draft draft = mustFind(who, caseId);
        Instant now = db.now();
        Instant at = nowOrAt ? now : publishAt;
        List<Problem> problems = new ArrayList<>(draft.state().releaseProblems(draft.digest(), at, now));
        RevisionHistory history =
                CsafWriter.history(draft.state().releases(), at == null ? now : at, revisionSummary(draft, summary));
        findings(draft, history).stream()
                .filter(finding ->
                        finding.severity().equals("error") || finding.severity().equals("schema"))
                .forEach(finding ->
                        problems.add(Problem.of("CSAF test " + finding.test() + ": " + finding.message(), "")));
        if (!problems.isEmpty() || at == null) {
            throw new RefusedException(problems);
        }
        String csaf = CsafWriter.builder(draft.id(), edition(draft.state()), imprint, history)
                .text(history);
        AdvisoryReleased released = new AdvisoryReleased(
                draft.state().nextVersion(),
                revisionSummary(draft, summary),
                draft.digest(),
                at,
                csaf,
                Digests.sha256(csaf),
                Digests.sha512(csaf));
        store.append(who.actor(), now, changes(who, caseId, draft, expectedVersion, released));
    }

    private static String revisionSummary(Draft draft, String summary) {
        return summary.isBlank() ? draft.state().releases().isEmpty() ? "First publication." : "Revised." : summary;
    }

    /** Publication, work items, embargo and word to the reporters: one transaction (ISO/IEC 30111 7.1.6). */
    @Satisfies({"30111-7.1.6-b", "30111-7.1.6-c", "29147-7.3-a"})
    private List<Change> changes(
            Subject who, String caseId, Draft draft, long expectedVersion, AdvisoryReleased released) {
        List<String> affected = edition(draft.state()).facts().products().stream()
                .filter(p -> p.answer() == Edition.Answer.AFFECTED)
                .map(Edition.ProductFacts::productId)
                .toList();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(stream(draft.id()), expectedVersion, List.of(released)));
        changes.addAll(cases.release(who, caseId, affected, draft.id(), released.publishAt()));
        embargoes
                .end(caseId, released.publishAt(), "Released with advisory " + draft.id())
                .ifPresent(changes::add);
        for (Reports.Report report : reports.ofCase(caseId)) {
            changes.add(reports.tell(
                    report.number(),
                    "Advisory " + draft.id() + " is published at " + released.publishAt() + ": " + imprint.baseUrl()
                            + "/advisories/" + draft.id()));
        }
        return changes;
    }

    @Override
    public void callOff(Subject who, String caseId, long expectedVersion, String reason) {
        who.mustBe(Role.PSIRT_LEAD);
        Draft draft = mustFind(who, caseId);
        store.append(
                who.actor(),
                db.now(),
                new Change(
                        stream(draft.id()),
                        expectedVersion,
                        draft.state().callOff(reason, db.now()).orThrow()));
    }

    @Override
    public List<Finding> check(Subject who, String caseId) {
        Draft draft = mustFind(who, caseId);
        return findings(draft, CsafWriter.history(draft.state().releases(), db.now(), "First publication."));
    }

    private List<Finding> findings(Draft draft, RevisionHistory history) {
        try {
            Report report = CsafWriter.builder(draft.id(), edition(draft.state()), imprint, history)
                    .check(history);
            return report.results().stream()
                    .map(r -> new Finding(r.test(), r.severity().name().toLowerCase(Locale.ROOT), r.message()))
                    .toList();
        } catch (IllegalArgumentException | IllegalStateException impossible) {
            return List.of(new Finding("structure", "error", String.valueOf(impossible.getMessage())));
        }
    }

    @Override
    public String preview(Subject who, String caseId) {
        Draft draft = mustFind(who, caseId);
        RevisionHistory history = CsafWriter.history(draft.state().releases(), db.now(), "First publication.");
        try {
            return CsafWriter.builder(draft.id(), edition(draft.state()), imprint, history)
                    .text(history);
        } catch (IllegalArgumentException | IllegalStateException impossible) {
            throw new RefusedException(
                    "No document can be made of this edition: " + impossible.getMessage(), "See the findings.");
        }
    }

    @Override
    public List<Line> published(int offset, int limit) {
        return publications.list(offset, limit);
    }

    @Override
    public long countPublished() {
        return publications.count();
    }

    @Override
    public Optional<Published> published(String id) {
        return publications.byId(id);
    }

    @Override
    public Optional<Published> publishedFile(int year, String fileName) {
        return publications.byFile(year, fileName);
    }
}
