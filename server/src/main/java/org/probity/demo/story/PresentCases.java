package org.probity.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.probity.coordination.Embargoes;
import org.probity.handling.Cases;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.Justification;
import org.probity.handling.HandlingEvent.Strategy;
import org.probity.handling.domain.CaseCommand;
import org.probity.handling.domain.ItemCommand;
import org.probity.receipt.Channel;
import org.probity.receipt.Intake;
import org.probity.receipt.NewReport;
import org.probity.receipt.Reports;
import org.probity.receipt.Screening;
import org.springframework.context.annotation.Lazy;
import org.springframework.stereotype.Component;

/** What is going on today: an invented flaw under embargo, with one answer that waits for a second person; a report that waits. */
@Component
@Lazy
class PresentCases {
    private final Teller teller;
    private final Intake intake;
    private final Screening screening;
    private final Reports reports;
    private final Cases cases;
    private final Embargoes embargoes;

    PresentCases(Teller teller, Intake intake, Screening screening, Reports reports, Cases cases, Embargoes embargoes) {
        this.teller = teller;
        this.intake = intake;
        this.screening = screening;
        this.reports = reports;
        this.cases = cases;
        this.embargoes = embargoes;
    }

    void tell(Instant now) {
        embargoed(now.truncatedTo(ChronoUnit.MINUTES));
        waiting(now.truncatedTo(ChronoUnit.MINUTES));
    }

    private void embargoed(Instant now) {
        Instant begin = now.minus(Duration.ofDays(9));
        teller.at(begin);
        String number = intake.submit(
                        new NewReport(
                                Channel.FORM,
                                "Session of the last administrator survives a factory reset",
                                """
                                After a factory reset over the serial console, the session cookie of the last administrator is \
                                still accepted by the web interface for up to eight hours. A box that is sold or returned can be \
                                entered by its former owner.""",
                                "edge-gateway",
                                "",
                                "4.2.2",
                                "researcher@lab.example",
                                "Lab of R. Osei",
                                false,
                                null,
                                false,
                                "",
                                false,
                                "",
                                "",
                                "",
                                List.of(),
                                null,
                                null),
                        null)
                .number();
        teller.at(begin.plus(Duration.ofHours(5)));
        screening.acknowledge(
                teller.as("analyst"),
                number,
                version(number),
                "Thank you, this is clearly described. We check it and write within ten days.");
        screening.screen(teller.as("analyst"), number, version(number));
        teller.at(begin.plus(Duration.ofHours(7)));
        String id = cases.open(
                teller.as("analyst"),
                number,
                version(number),
                "Administrator session survives factory reset",
                List.of("edge-gateway", "core-gateway"),
                "Both share the web interface.");
        teller.at(begin.plus(Duration.ofDays(1)));
        teller.work("engineer", id, "edge-gateway", new ItemCommand.Accept());
        teller.work("engineer", id, "core-gateway", new ItemCommand.Accept());
        embargoes.agree(
                teller.as("lead"),
                id,
                0,
                now.plus(Duration.ofDays(23)).truncatedTo(ChronoUnit.DAYS).plus(Duration.ofHours(14)),
                List.of("Ferrule Networks", "Lab of R. Osei"),
                "Both keep it to themselves until the update is out; the lab may test it a week before.");
        teller.at(begin.plus(Duration.ofDays(3)));
        teller.work(
                "engineer",
                id,
                "edge-gateway",
                new ItemCommand.Confirm(
                        "1. Sign in and keep the cookie.\n2. Reset over the serial console.\n3. Send the cookie again: still signed in.",
                        "Edge Gateway 4.2.2 on the lab bench"));
        teller.work(
                "engineer",
                id,
                "edge-gateway",
                new ItemCommand.Analyse(
                        "Sessions live in a partition that the reset does not clear.",
                        "CWE-613",
                        List.of("edge-gateway@4.2.1", "edge-gateway@4.2.2"),
                        ""));
        teller.work(
                "engineer",
                id,
                "edge-gateway",
                new ItemCommand.Rate(
                        "CVSS:3.1/AV:N/AC:H/PR:H/UI:N/S:U/C:H/I:H/A:H",
                        "Needs a cookie of a former administrator; then full control of the box."));
        teller.at(begin.plus(Duration.ofDays(4)));
        teller.work(
                "lead",
                id,
                "edge-gateway",
                new ItemCommand.Decide(
                        Strategy.REMOVE,
                        "No sign of use, resale is rare.",
                        LocalDate.ofInstant(now, ZoneOffset.UTC).plusDays(20)));
        teller.act("analyst", id, new CaseCommand.Describe("Administrator session survives factory reset", """
                The web interface of Edge Gateway accepts the session of the last administrator for up to eight hours after a factory \
                reset. Reset again after eight hours before you hand a box on, or update."""));
        teller.at(now.minus(Duration.ofHours(3)));
        teller.work(
                "engineer",
                id,
                "core-gateway",
                new ItemCommand.ProposeClosure(
                        Closure.NOT_AFFECTED,
                        Justification.VULNERABLE_CODE_NOT_PRESENT,
                        "Core Gateway keeps sessions in memory only; after a reset none is accepted. Tried on 7.1.1 with three cookies.",
                        "7.1.0 and 7.1.1",
                        null));
    }

    private long version(String number) {
        return reports.find(teller.as("analyst"), number).orElseThrow().version();
    }

    private void waiting(Instant now) {
        teller.at(now.minus(Duration.ofHours(20)));
        intake.submit(
                new NewReport(
                        Channel.API,
                        "",
                        """
                        The console shows the serial numbers of gateways of another customer when the address ends in `/devices?tenant=`.

                        I stopped after the first page and kept nothing.""",
                        "cloud-console",
                        "",
                        "",
                        "kim@users.example",
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
                        null,
                        null),
                null);
    }
}
