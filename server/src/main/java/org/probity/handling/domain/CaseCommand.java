package org.probity.handling.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.probity.handling.HandlingEvent.Duty;

/** What can be done to a case as a whole. */
public sealed interface CaseCommand {
    record Describe(String title, String summary) implements CaseCommand {}

    record NoteIdentifier(String identifier) implements CaseCommand {}

    record NotePublic(String source, @Nullable Instant firstSeen) implements CaseCommand {}

    record NoteAttacks(
            String evidence, String confidence, @Nullable Instant awareAt) implements CaseCommand {}

    record DoDuty(@Nullable Duty duty, String note) implements CaseCommand {}

    record Close(String verdict) implements CaseCommand {}

    record Reopen(String ground) implements CaseCommand {}
}
