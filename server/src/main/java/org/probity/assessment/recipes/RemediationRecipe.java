package org.probity.assessment.recipes;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.EvidenceRecipe;
import org.probity.handling.HandlingEvent.FixRecorded;
import org.probity.handling.HandlingEvent.FixTested;
import org.probity.handling.HandlingEvent.ItemReleased;
import org.probity.handling.HandlingEvent.RemediationDecided;
import org.probity.handling.HandlingEvent.TargetMoved;
import org.probity.handling.domain.WorkItem;
import org.probity.record.EventStore;
import org.probity.traceability.Satisfies;
import org.springframework.stereotype.Component;

/** Remediation by priority and deadline: case, decision, fix, test, release, against the policy's target. */
@Component
@Satisfies({"SE_PPR.01", "SE_PPR.03"})
class RemediationRecipe implements EvidenceRecipe {
    private final EventStore store;

    RemediationRecipe(EventStore store) {
        this.store = store;
    }

    @Override
    public String id() {
        return "remediation-deadlines";
    }

    @Override
    public int version() {
        return 1;
    }

    @Override
    public List<String> requirementIds() {
        return List.of("SE_PPR.01", "SE_PPR.03");
    }

    @Override
    public String title() {
        return "Remediations against the policy's deadlines";
    }

    @Override
    public String query() {
        return "Every work item of the representative products whose remediation was decided in the period, with severity, "
                + "policy target, chosen target and its moves, fix, test and release. A late, moved or untested one is an exception.";
    }

    @Override
    public Population draw(Draw draw) {
        HandlingRecord record = HandlingRecord.read(store, draw);
        List<Row> rows = new ArrayList<>();
        int missed = 0;
        int released = 0;
        for (Trail item : record.items()) {
            Optional<Trail.Fact<RemediationDecided>> decided = item.first(RemediationDecided.class);
            if (decided.map(Trail.Fact::at).filter(record::inPeriod).isEmpty()) {
                continue;
            }
            Instant out = item.first(ItemReleased.class)
                    .map(fact -> fact.body().releasedAt())
                    .orElse(null);
            LocalDate target = decided.get().body().policyTarget();
            long late = late(record, target, out);
            missed += late > 0 ? 1 : 0;
            released += out == null ? 0 : 1;
            rows.add(row(record, item, decided.get().body(), out, late));
        }
        return new Population(
                List.of(
                        "Case",
                        "Product",
                        "Severity",
                        "Grounds recorded",
                        "Policy target",
                        "First target",
                        "Moves",
                        "Fixed in",
                        "Artefact SHA-256",
                        "Tested",
                        "Released",
                        "Days late"),
                rows,
                List.of(
                        Cells.count("Remediations", rows.size()),
                        Cells.count("Released", released),
                        Cells.count("Policy target missed", missed)),
                List.of(
                        "Days late are counted against the target of the policy in force at the decision, never against a moved one.",
                        "Cases without a visible advisory appear as hashed ids, their details as \"undisclosed\"."));
    }

    private static long late(HandlingRecord record, LocalDate target, @Nullable Instant out) {
        return Math.max(0, ChronoUnit.DAYS.between(target, Cells.dayOf(out == null ? record.end() : out)));
    }

    private static Row row(
            HandlingRecord record, Trail item, RemediationDecided decided, @Nullable Instant out, long late) {
        String caseId = HandlingRecord.caseOf(item);
        WorkItem state = HandlingRecord.state(item);
        Optional<FixRecorded> fix = item.last(FixRecorded.class).map(Trail.Fact::body);
        int moves = item.all(TargetMoved.class).size();
        boolean tested =
                item.last(FixTested.class).filter(fact -> fact.body().passed()).isPresent();
        return new Row(
                List.of(
                        record.name(caseId),
                        record.detail(caseId, HandlingRecord.productOf(item)),
                        record.detail(caseId, severity(state)),
                        Cells.yesNo(!decided.inputs().isBlank()),
                        Cells.day(decided.policyTarget()),
                        Cells.day(decided.target()),
                        Integer.toString(moves),
                        record.detail(
                                caseId, fix.map(FixRecorded::releaseVersion).orElse(Cells.NONE)),
                        record.detail(
                                caseId, fix.map(FixRecorded::artefactSha256).orElse(Cells.NONE)),
                        Cells.yesNo(tested),
                        Cells.day(out),
                        Long.toString(late)),
                Cells.exceptions(exceptions(decided, out, late, moves, tested)));
    }

    private static String severity(WorkItem state) {
        if (state.severity() == null) {
            return Cells.NONE;
        }
        int tenths = state.severity().scoreTenths();
        return state.severity().severity() + " " + tenths / 10 + "." + tenths % 10 + " (CVSS "
                + state.severity().version() + ")";
    }

    private static List<String> exceptions(
            RemediationDecided decided, @Nullable Instant out, long late, int moves, boolean tested) {
        List<String> exceptions = new ArrayList<>();
        if (late > 0) {
            exceptions.add(late
                    + (out == null ? " days over the policy's target and open" : " days after the policy's target"));
        }
        if (decided.target().isAfter(decided.policyTarget())) {
            exceptions.add("target chosen later than the policy asks");
        }
        if (moves > 0) {
            exceptions.add("target moved " + (moves == 1 ? "once" : moves + " times"));
        }
        if (out != null && !tested) {
            exceptions.add("released without a passed test");
        }
        return exceptions;
    }
}
