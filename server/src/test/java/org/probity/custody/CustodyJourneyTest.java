package org.probity.custody;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.testing.Hands.click;
import static org.probity.testing.Hands.download;
import static org.probity.testing.Hands.follow;
import static org.probity.testing.Hands.main;
import static org.probity.testing.Hands.press;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.probity.identity.Role;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.ledger.bundle.Verdict;
import org.probity.ledger.note.VerifierKey;
import org.probity.receipt.Channel;
import org.probity.receipt.Intake;
import org.probity.receipt.NewReport;
import org.probity.record.Seals;
import org.probity.testing.App;
import org.probity.testing.BrowserTest;
import org.probity.testing.Sealed;
import org.probity.testing.Window;

/** The two journeys of custody, each person in a window: erasing, and telling chosen fields. */
@BrowserTest
class CustodyJourneyTest {
    private static final String NAME = "Xanthippe Marker-9931";

    private static String report(App app) {
        NewReport bare = NewReport.of(Channel.FORM, "The session survives sign-out.");
        return app.get(Intake.class)
                .submit(
                        new NewReport(
                                bare.channel(),
                                "Session survives",
                                bare.description(),
                                null,
                                "",
                                "",
                                "x@reporter.example",
                                NAME,
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
    }

    @Test
    void one_proposes_to_erase_and_another_carries_it_out(App app) throws Exception {
        app.person("ana", Role.PSIRT_ANALYST);
        app.person("lea", Role.PSIRT_LEAD);
        String number = report(app);
        Sealed.await(app.db());
        try (Window analyst = Window.of(app).signIn("ana");
                Window lead = Window.of(app).signIn("lea")) {
            Page page = analyst.open("/reports/" + number);
            follow(page, "Record");
            assertThat(main(page)).contains("Verified against checkpoint");
            analyst.assertFine();
            follow(page, "Erase personal data");
            assertThat(main(page)).contains(NAME, "x@reporter.example", "What stays");
            analyst.assertFine();
            press(page, "Propose");
            assertThat(main(page)).contains("No ground is chosen");
            page.check("input[value=PERSON_ASKED]");
            page.fill("#f-reason", "Letter of today.");
            press(page, "Propose");
            analyst.assertFine();
            String erasure = page.url();

            Page theirs = lead.open("/home");
            assertThat(main(theirs)).contains("Erasures to carry out");
            theirs.navigate(erasure);
            lead.assertFine().picture("erasure");
            press(theirs, "Erase");
            assertThat(main(theirs)).contains("tick the box");
            theirs.check("input[name=sure]");
            press(theirs, "Erase");
            assertThat(main(theirs)).contains("What went").doesNotContain(NAME);
            lead.assertFine();

            page.navigate("/reports/" + number);
            assertThat(main(page)).contains("[erased on").doesNotContain(NAME);
            theirs.navigate("/erasures");
            lead.assertFine();
            theirs.navigate("/holds");
            theirs.selectOption("#f-kind", "report");
            theirs.fill("#f-id", number);
            theirs.fill("#f-reason", "Court order 7.");
            press(theirs, "Place the hold");
            assertThat(main(theirs)).contains("stands", "Court order 7.");
            lead.assertFine();
            page.navigate("/erasures/new?kind=report&part=WORDS&id=" + number);
            assertThat(main(page)).contains("A legal hold covers this");
            analyst.assertFine();
        }
    }

    @Test
    void chosen_fields_become_a_bundle_that_anybody_can_verify(App app) throws Exception {
        app.person("ana", Role.PSIRT_ANALYST);
        String number = report(app);
        Sealed.await(app.db());
        try (Window plain = Window.withoutScript(app).signIn("ana");
                Window look = Window.of(app).signIn("ana")) {
            Page page = plain.open("/record/report/" + number + "/bundle");
            look.open("/record/report/" + number + "/bundle");
            look.assertFine().picture("bundle-choice");
            page.locator("input[name=pick][value$=':/body/report/description']").check();
            press(page, "Preview");
            assertThat(main(page))
                    .contains("report / description", "The session survives sign-out.", "They cannot learn")
                    .doesNotContain(NAME);
            press(page, "Make the bundle");
            assertThat(main(page)).contains("For whom it is stays open");
            page.fill("#f-receiver", "An assessor");
            press(page, "Preview");
            press(page, "Make the bundle");
            assertThat(main(page)).contains("for An assessor");
            look.open(page.url().replaceFirst("https?://[^/]+", ""));
            look.assertFine();
            Path file = Files.createTempDirectory("bundle").resolve("chosen.zip");
            Download download = download(page, "Download the bundle");
            download.saveAs(file);
            Verdict verdict = new BundleVerifier(List.of(
                            VerifierKey.parse(app.get(Seals.class).state().verifierKey())))
                    .verify(Files.readAllBytes(file));
            assertThat(verdict.proven()).as("%s", verdict.findings()).isTrue();
            assertThat(verdict.entries().firstEntry().getValue().canonical())
                    .contains("The session survives sign-out.", "receipt.report-submitted")
                    .doesNotContain(NAME, "reporter.example");
            byte[] once = Files.readAllBytes(file);
            Download again = download(page, "Download the bundle");
            again.saveAs(file);
            assertThat(Files.readAllBytes(file)).isEqualTo(once);
            look.open("/record/report/" + number);
            assertThat(main(look.page())).contains("Evidence bundles made of it", "An assessor");
            click(look.page().locator("table.list a[href*='/record/event/']").first());
            assertThat(main(look.page())).contains("Checked just now", "The checkpoint is signed by the log's key");
            look.assertFine().picture("event");
        }
    }
}
