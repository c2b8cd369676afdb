package org.probity.assessment.store;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.AssessmentEvent.ReportIssued;
import org.probity.assessment.AssessmentEvent.WorksheetEvent;
import org.probity.assessment.Assessments;
import org.probity.assessment.Evidence.ImplementationEvidence;
import org.probity.assessment.Evidence.KeptFile;
import org.probity.assessment.Evidence.ProcessEvidence;
import org.probity.assessment.Outcome;
import org.probity.assessment.Practice;
import org.probity.assessment.ScopeFacts;
import org.probity.assessment.domain.Assessment;
import org.probity.assessment.domain.ScopeState;
import org.probity.assessment.domain.Streams;
import org.probity.assessment.domain.WorksheetRules;
import org.probity.assessment.report.ReportModel;
import org.probity.assessment.report.ReportModels;
import org.probity.assessment.report.ReportWriter;
import org.probity.catalogue.AttributeRequirement;
import org.probity.catalogue.Catalogues;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Products;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.springframework.stereotype.Component;

/** Assessments over their streams. */
@Component
class RecordedAssessments implements Assessments {
    private final Db db;
    private final EventStore store;
    private final AssessmentReads reads;
    private final EvidenceFiles files;
    private final SnapshotMaker snapshots;
    private final Products products;
    private final ReportModels models;
    private final ReportWriter writer;

    RecordedAssessments(
            Db db,
            EventStore store,
            AssessmentReads reads,
            EvidenceFiles files,
            SnapshotMaker snapshots,
            Products products,
            ReportModels models,
            ReportWriter writer) {
        this.db = db;
        this.store = store;
        this.reads = reads;
        this.files = files;
        this.snapshots = snapshots;
        this.products = products;
        this.models = models;
        this.writer = writer;
    }

    @Override
    public List<ScopeLine> scopes(Subject who, int offset, int limit) {
        return reads.scopes(who, offset, limit);
    }

    @Override
    public long count(Subject who) {
        return reads.count(who);
    }

    @Override
    public List<RequestLine> requests(Subject who) {
        return reads.requests(who);
    }

    @Override
    public String open(Subject who, ScopeFacts facts) {
        who.mustBe(Role.PSIRT_LEAD);
        String id = newId();
        store.append(
                who.actor(),
                db.now(),
                new Change(Streams.scope(id), 0, ScopeState.open(facts).orThrow()));
        return id;
    }

    @Override
    public void revise(Subject who, String scopeId, long version, ScopeFacts facts) {
        writeScope(who, scopeId, version, found -> found.scope().revise(facts));
    }

    @Override
    public void select(Subject who, String scopeId, long version, String productId, String rationale) {
        boolean registered = products.find(productId).isPresent();
        writeScope(who, scopeId, version, found -> found.scope().select(productId, registered, rationale));
    }

    @Override
    public void drop(Subject who, String scopeId, long version, String productId, String reason) {
        writeScope(who, scopeId, version, found -> found.scope().drop(productId, reason));
    }

    private <E extends org.probity.record.Event> void writeScope(
            Subject who, String scopeId, long version, Function<Assessment, Decision<E>> rule) {
        who.mustBe(Role.PSIRT_LEAD);
        List<E> events = rule.apply(reads.assessment(who, scopeId)).orThrow();
        append(who, List.of(new Change(Streams.scope(scopeId), version, events)));
    }

    @Override
    public void claim(Subject who, String scopeId, String requirementId, long version, boolean applies, String reason) {
        who.mustBe(Role.PSIRT_LEAD);
        writeSheet(who, scopeId, requirementId, version, rules -> rules.claim(applies, reason));
    }

    @Override
    public String record(Subject who, String scopeId, List<String> requirementIds, ProcessDraft draft) {
        who.mustBe(Role.PSIRT_LEAD);
        Assessment found = reads.assessment(who, scopeId);
        KeptFile file = files.keep(draft.file(), "process-text");
        ProcessEvidence evidence = new ProcessEvidence(
                newId(), draft.title(), draft.version(), draft.approver(), draft.approvedOn(), draft.text(), file);
        writeSheets(who, found, requirementIds, rules -> rules.record(evidence, today()));
        return evidence.id();
    }

    @Override
    public String record(Subject who, String scopeId, List<String> requirementIds, ImplementationDraft draft) {
        who.mustBe(Role.PSIRT_LEAD);
        Assessment found = reads.assessment(who, scopeId);
        KeptFile file = files.keep(draft.file(), "impl-text");
        ImplementationEvidence evidence = new ImplementationEvidence(
                newId(), draft.title(), draft.productIds(), draft.source(), draft.dated(), draft.text(), file);
        writeSheets(who, found, requirementIds, rules -> rules.record(evidence, today()));
        return evidence.id();
    }

    @Override
    public String draw(Subject who, String scopeId, String recipeId) {
        who.mustBe(Role.PSIRT_LEAD);
        Assessment found = reads.assessment(who, scopeId);
        if (found.products().isEmpty()) {
            throw new RefusedException(
                    "No representative product is selected.", "Select one for the scope, then draw.");
        }
        SnapshotMaker.Drawn drawn = snapshots.draw(found, recipeId);
        writeSheets(who, found, drawn.requirementIds(), rules -> rules.record(drawn.evidence()));
        return drawn.evidence().id();
    }

    @Override
    public void confirm(Subject who, String scopeId, String evidenceId, String statement) {
        who.mustBe(Role.PSIRT_LEAD);
        onEvidence(who, scopeId, evidenceId, rules -> rules.confirm(evidenceId, statement));
    }

    @Override
    public void withdraw(Subject who, String scopeId, String evidenceId, String reason) {
        who.mustBe(Role.PSIRT_LEAD);
        onEvidence(who, scopeId, evidenceId, rules -> rules.withdraw(evidenceId, reason));
    }

    private void onEvidence(
            Subject who, String scopeId, String evidenceId, Function<WorksheetRules, Decision<WorksheetEvent>> rule) {
        Assessment found = reads.assessment(who, scopeId);
        Assessment.Placed placed = found.evidence(evidenceId).orElseThrow(UnknownException::new);
        List<String> places =
                placed.requirements().stream().map(AttributeRequirement::id).toList();
        writeSheets(who, found, places, rule);
    }

    @Override
    public String request(
            Subject who, String scopeId, String requirementId, long version, String what, @Nullable LocalDate due) {
        who.mustBe(Role.ASSESSOR);
        String id = newId();
        writeSheet(who, scopeId, requirementId, version, rules -> rules.request(id, what, due, today()));
        return id;
    }

    @Override
    public void answer(
            Subject who, String scopeId, String requirementId, long version, String requestId, String answer) {
        who.mustBe(Role.PSIRT_LEAD);
        writeSheet(who, scopeId, requirementId, version, rules -> rules.answer(requestId, answer));
    }

    @Override
    public void observe(Subject who, String scopeId, String requirementId, long version, String text) {
        who.mustBe(Role.ASSESSOR);
        writeSheet(who, scopeId, requirementId, version, rules -> rules.observe(text));
    }

    @Override
    public void practice(
            Subject who, String scopeId, String requirementId, long version, Practice practice, String note) {
        who.mustBe(Role.PSIRT_LEAD);
        writeSheet(who, scopeId, requirementId, version, rules -> rules.practice(practice, note));
    }

    @Override
    public void conclude(
            Subject who,
            String scopeId,
            String requirementId,
            long version,
            Outcome outcome,
            String reason,
            String seen) {
        who.mustBe(Role.ASSESSOR);
        writeSheet(
                who, scopeId, requirementId, version, rules -> rules.conclude(who.personId(), outcome, reason, seen));
    }

    @Override
    public long version(Subject who, String scopeId, String requirementId) {
        return reads.assessment(who, scopeId).on(item(requirementId)).sheet().version();
    }

    @Override
    public String basis(Subject who, String scopeId, String requirementId) {
        return reads.assessment(who, scopeId).on(item(requirementId)).basis();
    }

    @Override
    public long version(Subject who, String scopeId) {
        return reads.assessment(who, scopeId).version();
    }

    @Override
    public int issue(Subject who, String scopeId, long version, String statement) {
        who.mustBe(Role.ASSESSOR);
        if (statement.isBlank()) {
            throw new RefusedException(List.of(Problem.at(
                    "statement", "The statement is missing.", "Say in your own words what the report finds.")));
        }
        Assessment found = reads.assessment(who, scopeId);
        int number = found.scope().nextReport();
        ReportModel model = models.of(found, number, who.name(), statement, db.now());
        append(who, List.of(new Change(Streams.scope(scopeId), version, List.of(freeze(found, model)))));
        return number;
    }

    private ReportIssued freeze(Assessment found, ReportModel model) {
        String html = writer.html(model);
        String name = "assessment-report-" + model.number();
        return new ReportIssued(
                model.number(),
                model.statement(),
                found.unsettled(),
                model.indexSha256(),
                files.keep(name + ".html", html.getBytes(StandardCharsets.UTF_8), "text/html"),
                files.keep(name + ".pdf", ReportWriter.pdf(html), "application/pdf"),
                model.checkpoint());
    }

    private void writeSheet(
            Subject who,
            String scopeId,
            String requirementId,
            long version,
            Function<WorksheetRules, Decision<WorksheetEvent>> rule) {
        Assessment found = reads.assessment(who, scopeId);
        List<WorksheetEvent> events = rule.apply(found.on(item(requirementId))).orThrow();
        append(who, List.of(new Change(Streams.worksheet(scopeId, requirementId), version, events)));
    }

    /** The same on several worksheets, all or none; evidence may be added beside other people's work. */
    private void writeSheets(
            Subject who,
            Assessment found,
            List<String> requirementIds,
            Function<WorksheetRules, Decision<WorksheetEvent>> rule) {
        List<Change> changes = new ArrayList<>();
        for (String requirementId : requirementIds.stream().distinct().toList()) {
            WorksheetRules rules = found.on(item(requirementId));
            changes.add(new Change(
                    Streams.worksheet(found.id(), requirementId),
                    rules.sheet().version(),
                    rule.apply(rules).orThrow()));
        }
        append(who, changes);
    }

    private void append(Subject who, List<Change> changes) {
        List<Change> real =
                changes.stream().filter(change -> !change.events().isEmpty()).toList();
        if (!real.isEmpty()) {
            store.append(who.actor(), db.now(), real);
        }
    }

    private static AttributeRequirement item(String requirementId) {
        return Catalogues.shipped().item(requirementId).orElseThrow(UnknownException::new);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(db.now(), ZoneOffset.UTC);
    }

    private static String newId() {
        return UUID.randomUUID().toString();
    }
}
