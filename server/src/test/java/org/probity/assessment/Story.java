package org.probity.assessment;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.probity.disclosure.DisclosureEvent.AdvisoryAgreed;
import org.probity.disclosure.DisclosureEvent.AdvisoryDrafted;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.disclosure.Edition;
import org.probity.handling.HandlingEvent.AnalysisRecorded;
import org.probity.handling.HandlingEvent.CaseOpened;
import org.probity.handling.HandlingEvent.FindingConfirmed;
import org.probity.handling.HandlingEvent.FixRecorded;
import org.probity.handling.HandlingEvent.FixTested;
import org.probity.handling.HandlingEvent.ItemAccepted;
import org.probity.handling.HandlingEvent.ItemQueued;
import org.probity.handling.HandlingEvent.ItemReleased;
import org.probity.handling.HandlingEvent.Origin;
import org.probity.handling.HandlingEvent.RemediationDecided;
import org.probity.handling.HandlingEvent.SeverityRated;
import org.probity.handling.HandlingEvent.Strategy;
import org.probity.receipt.Channel;
import org.probity.receipt.NewReport;
import org.probity.receipt.ReceiptEvent.ReportAcknowledged;
import org.probity.receipt.ReceiptEvent.ReportAttached;
import org.probity.receipt.ReceiptEvent.ReportSubmitted;
import org.probity.record.Actor;
import org.probity.record.Change;
import org.probity.record.Event;
import org.probity.record.EventStore;
import org.probity.record.StreamId;

/** Handling that has happened: facts appended as the other contexts append them. */
final class Story {
    static final String SECRET_WEAKNESS = "CWE-1392";
    private static final Actor ANNA = Actor.person("anna");
    private final EventStore store;

    Story(EventStore store) {
        this.store = store;
    }

    private void tell(String kind, String id, Instant at, Event... events) {
        StreamId stream = new StreamId(kind, id);
        store.append(ANNA, at, new Change(stream, store.history(stream).version(), List.of(events)));
    }

    /** A report that was answered after so many hours; the promise was 72. */
    void report(String number, Instant received, int hours, String caseId) {
        NewReport report = new NewReport(
                Channel.FORM,
                "",
                "It breaks.",
                null,
                "",
                "",
                null,
                null,
                false,
                null,
                false,
                "",
                false,
                "",
                "",
                "",
                List.of(),
                received,
                null);
        Instant due = received.plusSeconds(72 * 3_600);
        tell(
                "report",
                number,
                received,
                new ReportSubmitted(report, "It breaks", "00", null, null, received, "2026-1", due, 240, 168));
        tell("report", number, received.plusSeconds(hours * 3_600L), new ReportAcknowledged("Thanks.", "link", due));
        tell("report", number, received.plusSeconds(hours * 3_600L + 60), new ReportAttached(caseId, null, "real"));
    }

    /** A case whose one product was analysed and given a target. */
    void decided(String caseId, String product, Instant opened, LocalDate policyTarget, LocalDate target) {
        String item = caseId + ":" + product;
        tell("case", caseId, opened, new CaseOpened("Secret title of " + caseId, Origin.REPORT, "2026-1", "TLP:AMBER"));
        tell("work-item", item, opened, new ItemQueued(caseId, product, "anna", "report"));
        tell(
                "work-item",
                item,
                opened.plusSeconds(86_400),
                new ItemAccepted(),
                new FindingConfirmed("send a long name", "4.2 on a bench"),
                new AnalysisRecorded("no length check", List.of(SECRET_WEAKNESS), List.of(product + "@4.2"), "parser"),
                new SeverityRated("CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:U/C:H/I:H/A:H", "3.1", 98, "Critical", "worst case"),
                new RemediationDecided(Strategy.REMOVE, "score, exposure", policyTarget, target, "2026-1"));
    }

    /** The case's product is fixed, tested, released, and the advisory is visible from then on. */
    void published(String caseId, String product, String advisory, Instant at) {
        String item = caseId + ":" + product;
        tell(
                "work-item",
                item,
                at.minusSeconds(7_200),
                new FixRecorded("4.3", "gateway-4.3.bin", "cd".repeat(32), "bounded copy"),
                new FixTested(true, "regression 12 passed"));
        Edition.ProductFacts facts = new Edition.ProductFacts(
                product,
                "Gateways",
                "Edge Gateway",
                Edition.Answer.AFFECTED,
                List.of("4.2"),
                List.of(),
                List.of(),
                "4.3",
                null,
                "Critical",
                "9.8",
                null,
                false);
        Edition edition = new Edition(
                "Overflow",
                "Update.",
                "Code runs.",
                "",
                List.of(),
                List.of(),
                new Edition.Facts(List.of("CVE-2026-0001"), List.of("CWE-787"), false, List.of(facts)));
        tell(
                "advisory",
                advisory,
                at.minusSeconds(3_600),
                new AdvisoryDrafted(caseId, edition),
                new AdvisoryAgreed("d1"));
        tell("advisory", advisory, at, new AdvisoryReleased(1, "First", "d1", at, "{}", "ef".repeat(32), "00"));
        tell("work-item", item, at, new ItemReleased(advisory, at));
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZoneOffset.UTC);
    }
}
