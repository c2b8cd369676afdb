package org.probity.handling;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.record.Event;
import org.probity.record.EventName;
import org.probity.record.FreeText;

/** Facts of handling. Streams: {@code case/<id>} and {@code work-item/<case id>:<product id>}. */
public sealed interface HandlingEvent extends Event {
    /** Facts of a case. */
    sealed interface CaseEvent extends HandlingEvent {}

    /** Facts of a work item. */
    sealed interface ItemEvent extends HandlingEvent {}

    @EventName("handling.case-opened")
    record CaseOpened(@FreeText String title, Origin origin, String policyVersion, String label) implements CaseEvent {}

    @EventName("handling.case-described")
    record CaseDescribed(@FreeText String title, @FreeText String summary) implements CaseEvent {}

    @EventName("handling.report-joined")
    record ReportJoined(String reportNumber, @FreeText String comparison, boolean independent) implements CaseEvent {}

    @EventName("handling.identifier-noted")
    record IdentifierNoted(String identifier) implements CaseEvent {}

    /** Seen in public, by somebody's observation (case state P). */
    @EventName("handling.became-public")
    record BecamePublic(@FreeText String source, Instant firstSeen) implements CaseEvent {}

    /** Attacks observed (case state A). {@code awareAt} is when the vendor came to know and is never changed. */
    @EventName("handling.attacks-observed")
    record AttacksObserved(@FreeText String evidence, String confidence, Instant awareAt) implements CaseEvent {}

    @EventName("handling.duty-done")
    record DutyDone(Duty duty, @FreeText String note) implements CaseEvent {}

    @EventName("handling.case-closed")
    record CaseClosed(@FreeText String verdict) implements CaseEvent {}

    @EventName("handling.case-reopened")
    record CaseReopened(@FreeText String ground) implements CaseEvent {}

    @EventName("handling.item-queued")
    record ItemQueued(
            String caseId,
            String productId,
            String dispatchedTo,
            @FreeText String source) implements ItemEvent {}

    @EventName("handling.item-accepted")
    record ItemAccepted() implements ItemEvent {}

    @EventName("handling.questions-raised")
    record QuestionsRaised(@FreeText String questions) implements ItemEvent {}

    @EventName("handling.questions-answered")
    record QuestionsAnswered(@FreeText String answer) implements ItemEvent {}

    @EventName("handling.finding-confirmed")
    record FindingConfirmed(
            @FreeText String reproduction, @FreeText String environment) implements ItemEvent {}

    @EventName("handling.analysis-recorded")
    record AnalysisRecorded(
            @FreeText String rootCause, List<String> cwes, List<String> affectedReleases, String component)
            implements ItemEvent {}

    /**
     * Severity of this product.
     *
     * @param scoreTenths the score in tenths, 0 to 100
     */
    @EventName("handling.severity-rated")
    record SeverityRated(
            String vector,
            String version,
            int scoreTenths,
            String severity,
            @FreeText String rationale) implements ItemEvent {}

    /** A wish to close without a fix; takes effect only when a second person agrees. */
    @EventName("handling.closure-proposed")
    record ClosureProposed(
            Closure reason,
            @Nullable Justification justification,
            @FreeText String explanation,
            @FreeText String holdsFor,
            @Nullable LocalDate reviewOn)
            implements ItemEvent {}

    @EventName("handling.closure-agreed")
    record ClosureAgreed() implements ItemEvent {}

    @EventName("handling.closure-declined")
    record ClosureDeclined(@FreeText String why) implements ItemEvent {}

    /**
     * The decision to remedy.
     *
     * @param policyTarget what the policy in force asks for, by severity
     * @param target the date decided on; its lateness is always counted against the first one
     */
    @EventName("handling.remediation-decided")
    record RemediationDecided(
            Strategy strategy, @FreeText String inputs, LocalDate policyTarget, LocalDate target, String policyVersion)
            implements ItemEvent {}

    @EventName("handling.target-moved")
    record TargetMoved(
            LocalDate from, LocalDate to, @FreeText String reason) implements ItemEvent {}

    /**
     * A fix that was built.
     *
     * @param releaseVersion the release that holds it
     * @param artefactSha256 lower-case hex
     */
    @EventName("handling.fix-recorded")
    record FixRecorded(
            String releaseVersion,
            String artefact,
            String artefactSha256,
            @FreeText String change) implements ItemEvent {}

    @EventName("handling.fix-tested")
    record FixTested(boolean passed, @FreeText String evidence) implements ItemEvent {}

    @EventName("handling.item-released")
    record ItemReleased(String advisoryId, Instant releasedAt) implements ItemEvent {}

    @EventName("handling.item-closed")
    record ItemClosed(Closure reason, @FreeText String effectiveness) implements ItemEvent {}

    @EventName("handling.item-reopened")
    record ItemReopened(@FreeText String ground) implements ItemEvent {}

    /** Where a case comes from. */
    enum Origin {
        REPORT,
        INTERNAL
    }

    /** What is still owed after release (ISO/IEC 30111 7.1.7). */
    enum Duty {
        WATCH("Watch", "Regressions, exploits and users' questions were watched for the policy's time"),
        LESSONS("Lessons", "What development should learn was recorded and handed over"),
        CREDIT("Credit", "Credit was given as the reporter wished, or there is nobody to credit"),
        REVIEW("Closing review", "Somebody who did not decide on the remediation looked over the whole case");

        private final String label;
        private final String meaning;

        Duty(String label, String meaning) {
            this.label = label;
            this.meaning = meaning;
        }

        public String label() {
            return label;
        }

        public String meaning() {
            return meaning;
        }
    }

    /** How a work item can end. */
    enum Closure {
        FIXED("Fixed"),
        NOT_AFFECTED("Not affected"),
        NOT_REPRODUCIBLE("Not reproducible"),
        NOT_A_VULNERABILITY("Not a vulnerability"),
        NOT_EXPLOITABLE_TODAY("Not exploitable today"),
        OBSOLETE_PRODUCT("Product out of support"),
        NO_FIX_RISK_ACCEPTED("No fix, risk accepted");

        private final String label;

        Closure(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }

    /** Why a product is not affected; the words of VEX and CSAF flags. */
    enum Justification {
        COMPONENT_NOT_PRESENT("The component is not in the product"),
        VULNERABLE_CODE_NOT_PRESENT("The component is there without the vulnerable code"),
        VULNERABLE_CODE_NOT_IN_EXECUTE_PATH("The vulnerable code is never run"),
        VULNERABLE_CODE_CANNOT_BE_CONTROLLED_BY_ADVERSARY("An attacker cannot reach or steer the vulnerable code"),
        INLINE_MITIGATIONS_ALREADY_EXIST("Built-in protections already prevent the attack");

        private final String label;

        Justification(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }

        /** As CSAF writes it. */
        public String csaf() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How a vulnerability is remedied. */
    enum Strategy {
        REMOVE("Remove the vulnerability"),
        MITIGATE("Make it hard to exploit"),
        REDUCE_EXPOSURE("Reduce who is exposed");

        private final String label;

        Strategy(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
