package org.probity.handling.domain;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.Justification;
import org.probity.handling.HandlingEvent.Strategy;

/** What can be done to a work item. Text is as typed; the rules check it. */
public sealed interface ItemCommand {
    record Accept() implements ItemCommand {}

    record RaiseQuestions(String questions) implements ItemCommand {}

    record Answer(String answer) implements ItemCommand {}

    record Confirm(String reproduction, String environment) implements ItemCommand {}

    record Analyse(String rootCause, String cwes, List<String> affectedReleases, String component)
            implements ItemCommand {}

    record Rate(String vector, String rationale) implements ItemCommand {}

    record ProposeClosure(
            @Nullable Closure reason,
            @Nullable Justification justification,
            String explanation,
            String holdsFor,
            @Nullable LocalDate reviewOn)
            implements ItemCommand {}

    record AgreeClosure() implements ItemCommand {}

    record DeclineClosure(String why) implements ItemCommand {}

    record Decide(
            @Nullable Strategy strategy,
            String inputs,
            @Nullable LocalDate target) implements ItemCommand {}

    record MoveTarget(@Nullable LocalDate target, String reason) implements ItemCommand {}

    record RecordFix(String releaseVersion, String artefact, String artefactSha256, String change)
            implements ItemCommand {}

    record RecordTest(@Nullable Boolean passed, String evidence) implements ItemCommand {}

    /** Given by disclosure, together with the publication. */
    record Release(String advisoryId, Instant at) implements ItemCommand {}

    record Close(String effectiveness) implements ItemCommand {}

    record Reopen(String ground) implements ItemCommand {}
}
