package org.probity.assessment.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.AssessmentEvent.ApplicabilityClaimed;
import org.probity.assessment.AssessmentEvent.EvidenceRequested;
import org.probity.assessment.AssessmentEvent.EvidenceWithdrawn;
import org.probity.assessment.AssessmentEvent.ImplementationEvidenceRecorded;
import org.probity.assessment.AssessmentEvent.ObservationNoted;
import org.probity.assessment.AssessmentEvent.PracticeRecorded;
import org.probity.assessment.AssessmentEvent.ProcessEvidenceRecorded;
import org.probity.assessment.AssessmentEvent.RequestAnswered;
import org.probity.assessment.AssessmentEvent.RequirementConcluded;
import org.probity.assessment.AssessmentEvent.SnapshotConfirmed;
import org.probity.assessment.AssessmentEvent.SnapshotDrawn;
import org.probity.assessment.AssessmentEvent.WorksheetEvent;
import org.probity.assessment.Evidence;
import org.probity.assessment.Evidence.ImplementationEvidence;
import org.probity.assessment.Evidence.ProcessEvidence;
import org.probity.assessment.Evidence.SnapshotEvidence;
import org.probity.assessment.Outcome;
import org.probity.assessment.Practice;
import org.probity.assessment.domain.Worksheet.Item;
import org.probity.assessment.domain.Worksheet.Request;
import org.probity.catalogue.AttributeRequirement;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;

/**
 * What may be done on a worksheet. The organization claims, records and answers; an assessor asks, notes and concludes. No
 * rule here ever produces a conclusion by itself.
 *
 * @param item the requirement
 * @param sheet its worksheet now
 * @param products the selected representative products
 */
public record WorksheetRules(AttributeRequirement item, Worksheet sheet, Collection<String> products) {
    /** The digest that a conclusion drawn now is bound to. */
    public String basis() {
        return Basis.of(sheet, item.implementation() ? products : List.of());
    }

    /** Claims that the requirement applies, or that it does not, with a reason. */
    public Decision<WorksheetEvent> claim(boolean applies, String reason) {
        if (!applies && reason.isBlank()) {
            return Decision.refuseAt(
                    "applicability-reason",
                    "The reason is missing.",
                    "Say why it does not apply; the assessor judges it.");
        }
        if (sheet.claim() == null ? applies : claimedAlready(applies, reason)) {
            return Decision.accept();
        }
        return Decision.accept(new ApplicabilityClaimed(applies, reason));
    }

    private boolean claimedAlready(boolean applies, String reason) {
        Worksheet.Claim claim = sheet.claim();
        return claim != null && claim.applies() == applies && claim.reason().equals(reason);
    }

    /** Records process evidence: identity, version and approval are part of it (ISO/IEC 20243-2, 3). */
    public Decision<WorksheetEvent> record(ProcessEvidence evidence, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        need(problems, "process-title", evidence.title(), "The title is missing.", "Name the document.");
        need(problems, "process-version", evidence.version(), "The version is missing.", "Say which version this is.");
        need(problems, "process-approver", evidence.approver(), "The approver is missing.", "Say who approved it.");
        if (evidence.approvedOn().isAfter(today)) {
            problems.add(Problem.at(
                    "process-approved",
                    "The day of approval is in the future.",
                    "Only approved documents are evidence."));
        }
        content(problems, "process-text", evidence);
        return Decision.unless(problems, new ProcessEvidenceRecorded(evidence));
    }

    /** Records implementation evidence for representative products. */
    public Decision<WorksheetEvent> record(ImplementationEvidence evidence, LocalDate today) {
        List<Problem> problems = new ArrayList<>();
        need(problems, "impl-title", evidence.title(), "The title is missing.", "Name the artefact.");
        need(problems, "impl-source", evidence.source(), "The origin is missing.", "Say where it comes from.");
        if (evidence.productIds().isEmpty()) {
            problems.add(Problem.at(
                    "impl-products",
                    "No representative product is chosen.",
                    "Implementation evidence is about products."));
        } else if (!products.containsAll(evidence.productIds())) {
            problems.add(Problem.at(
                    "impl-products",
                    "A product is not among the representative ones.",
                    "Select it for the scope first."));
        }
        if (evidence.dated().isAfter(today)) {
            problems.add(Problem.at("impl-dated", "The day is in the future.", "Give the day that the content is of."));
        }
        content(problems, "impl-text", evidence);
        return Decision.unless(problems, new ImplementationEvidenceRecorded(evidence));
    }

    private static void content(List<Problem> problems, String field, Evidence evidence) {
        if (evidence.text().isBlank() && evidence.file() == null) {
            problems.add(Problem.at(field, "There is neither text nor file.", "Write it down or choose a file."));
        }
    }

    private static void need(List<Problem> problems, String field, String value, String what, String next) {
        if (value.isBlank()) {
            problems.add(Problem.at(field, what, next));
        }
    }

    /** Adds a snapshot drawn from the record. */
    public Decision<WorksheetEvent> record(SnapshotEvidence evidence) {
        return Decision.accept(new SnapshotDrawn(evidence));
    }

    /** An owner says what a snapshot means and what it leaves out. */
    public Decision<WorksheetEvent> confirm(String evidenceId, String statement) {
        Item found = sheet.items().get(evidenceId);
        if (found == null || !found.counts() || !(found.evidence() instanceof SnapshotEvidence)) {
            return Decision.refuse("This snapshot is no longer there.", "Reload the page.");
        }
        if (statement.isBlank()) {
            return Decision.refuseAt(
                    "confirmation", "The statement is missing.", "Say what the snapshot shows and what it leaves out.");
        }
        return Decision.accept(new SnapshotConfirmed(evidenceId, statement));
    }

    /** Takes evidence back; it stays readable and no longer counts. */
    public Decision<WorksheetEvent> withdraw(String evidenceId, String reason) {
        Item found = sheet.items().get(evidenceId);
        if (found == null || !found.counts()) {
            return Decision.refuse("This evidence is no longer there.", "Reload the page.");
        }
        if (reason.isBlank()) {
            return Decision.refuseAt("withdraw-reason", "The reason is missing.", "Say what is wrong with it.");
        }
        return Decision.accept(new EvidenceWithdrawn(evidenceId, reason));
    }

    /** An assessor asks for more. */
    public Decision<WorksheetEvent> request(String requestId, String what, @Nullable LocalDate due, LocalDate today) {
        if (what.isBlank()) {
            return Decision.refuseAt(
                    "request", "The request is empty.", "Say what is needed, for which product and which period.");
        }
        if (due != null && due.isBefore(today)) {
            return Decision.refuseAt("request-due", "The day is in the past.", "Give a day to come, or none.");
        }
        return Decision.accept(new EvidenceRequested(requestId, what, due));
    }

    /** The organization answers a request. */
    public Decision<WorksheetEvent> answer(String requestId, String answer) {
        Request found = sheet.requests().get(requestId);
        if (found == null || found.answer() != null) {
            return Decision.refuse("This request has been answered already.", "Reload the page.");
        }
        if (answer.isBlank()) {
            return Decision.refuseAt(
                    "answer-" + requestId, "The answer is empty.", "Say what was added, or why nothing.");
        }
        return Decision.accept(new RequestAnswered(requestId, answer));
    }

    /** Notes something that changes no verdict. */
    public Decision<WorksheetEvent> observe(String text) {
        if (text.isBlank()) {
            return Decision.refuseAt("observation", "The observation is empty.", "Write one sentence or more.");
        }
        return Decision.accept(new ObservationNoted(text));
    }

    /** Records what is done about a recommended item. */
    public Decision<WorksheetEvent> practice(Practice practice, String note) {
        if (item.mandatory()) {
            return Decision.refuse("This item is mandatory.", "It is judged by an assessor's conclusion.");
        }
        return Decision.accept(new PracticeRecorded(practice, note));
    }

    /**
     * An assessor concludes.
     *
     * @param personId the assessor
     * @param seen the digest of what they had before them
     */
    public Decision<WorksheetEvent> conclude(String personId, Outcome outcome, String reason, String seen) {
        List<Problem> problems = new ArrayList<>();
        if (!item.mandatory()) {
            return Decision.refuse("This item is recommended and outside the verdict.", "Note an observation instead.");
        }
        if (isAuthor(personId)) {
            return Decision.refuse(
                    "You recorded evidence or a claim that is judged here.", "Somebody else has to conclude.");
        }
        if (!seen.equals(basis())) {
            return Decision.refuse(
                    "The evidence has changed since you opened this page.", "Look at what is new and conclude again.");
        }
        if (reason.isBlank()) {
            problems.add(Problem.at(
                    "reason",
                    "The reason is missing.",
                    "Say what was looked at and what it shows, so that another would agree."));
        }
        fits(outcome).ifPresent(problems::add);
        return Decision.unless(problems, new RequirementConcluded(outcome, reason, seen));
    }

    private java.util.Optional<Problem> fits(Outcome outcome) {
        if (outcome.onApplicability() && sheet.applies()) {
            return problem("Nobody claims that it does not apply.", "Conclude on the evidence.");
        }
        if (!sheet.applies() && !outcome.onApplicability() && outcome != Outcome.MORE_EVIDENCE_NEEDED) {
            return problem("It is claimed not to apply.", "Accept or reject that reason first.");
        }
        if (outcome == Outcome.CONFORMANT && sheet.current().isEmpty()) {
            return problem("There is no evidence.", "Ask for some; without a reference there is no conclusion.");
        }
        return java.util.Optional.empty();
    }

    private static java.util.Optional<Problem> problem(String what, String next) {
        return java.util.Optional.of(Problem.at("outcome", what, next));
    }

    /** Whether somebody recorded evidence that counts here, or claimed the applicability that is judged. */
    public boolean isAuthor(String personId) {
        boolean ofEvidence = sheet.current().stream().anyMatch(i -> i.by().equals(personId));
        boolean ofClaim = sheet.claim() != null && sheet.claim().by().equals(personId);
        return ofEvidence || ofClaim;
    }

    /** What is missing by the letter of the catalogue: hints for people, never a verdict. */
    public List<String> gaps() {
        if (!sheet.applies() || !item.mandatory()) {
            return List.of();
        }
        List<String> gaps = new ArrayList<>();
        if (item.process() && sheet.current().stream().noneMatch(i -> i.evidence() instanceof ProcessEvidence)) {
            gaps.add("No process evidence.");
        }
        if (item.implementation()) {
            products.stream()
                    .filter(product -> sheet.current().stream()
                            .noneMatch(i -> i.evidence().productIds().contains(product)))
                    .forEach(product -> gaps.add("No implementation evidence for " + product + "."));
            if (products.isEmpty()) {
                gaps.add("No representative product is selected.");
            }
        }
        sheet.current().stream()
                .filter(i -> i.evidence() instanceof SnapshotEvidence && i.confirmation() == null)
                .forEach(i -> gaps.add("The snapshot \"" + i.evidence().title() + "\" is not confirmed by its owner."));
        return gaps;
    }
}
