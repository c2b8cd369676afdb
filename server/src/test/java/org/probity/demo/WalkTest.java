package org.probity.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.testing.Hands.click;
import static org.probity.testing.Hands.download;
import static org.probity.testing.Hands.follow;
import static org.probity.testing.Hands.main;
import static org.probity.testing.Hands.press;
import static org.probity.testing.Hands.unfold;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.probity.ledger.bundle.BundleVerifier;
import org.probity.testing.App;
import org.probity.testing.BrowserTest;
import org.probity.testing.Sealed;
import org.probity.testing.Window;
import org.probity.traceability.Satisfies;

/** The whole walk: from a stranger's report to a published advisory to an assessor's conclusion, each person in a window. */
@BrowserTest(settings = {"probity.demo=true", "probity.vendor=Ferrule Networks"})
class WalkTest {
    private static final Pattern NUMBER = Pattern.compile("R(-[0-9A-Z]{4}){2}");

    @Test
    @Satisfies({
        "29147-6.2.2-a",
        "29147-6.2.4-a",
        "29147-6.3-c",
        "29147-6.4-a",
        "29147-7.3-a",
        "29147-7.5-b",
        "29147-7.7-a",
        "30111-7.1.3-a",
        "30111-7.1.4-n",
        "30111-7.1.6-b",
        "30111-7.1.6-c",
        "30111-7.1.7-b",
        "30111-7.1.7-d",
        "30111-7.3-b"
    })
    void one_vulnerability_goes_all_the_way(App app) throws Exception {
        try (Window stranger = Window.of(app);
                Window analyst = Window.door(app, "analyst");
                Window lead = Window.door(app, "lead");
                Window engineer = Window.door(app, "engineer");
                Window tester = Window.door(app, "tester");
                Window assessor = Window.door(app, "assessor")) {
            // 1. Report
            String number = report(stranger);
            String link = stranger.page().url();

            // 2. Receipt
            String caseId = receive(analyst, number);
            assertThat(read(stranger, link)).contains("We take it seriously");

            // 3. Verification
            verify(engineer, caseId);
            notAffected(tester, caseId);
            agreeToClosure(lead, caseId);
            assertThat(read(stranger, link)).contains("We have confirmed the problem");

            // 4. Remediation
            remedy(lead, engineer, tester, caseId);

            // 5. Release
            String advisory = release(app, analyst, engineer, lead, stranger, caseId);

            assertThat(read(stranger, link)).contains(advisory);

            // 6. Post-release
            postRelease(analyst, lead, caseId);

            // 7. Record
            bundle(lead, caseId);

            // 8. Assessment
            assess(lead, assessor, advisory, caseId);
        }
    }

    @Test
    void what_strangers_see_fits_a_phone(App app) {
        try (Window phone = Window.phone(app)) {
            for (String path : new String[] {"/", "/report", "/advisories", "/policy", "/demo", "/about"}) {
                phone.open(path);
                phone.assertFine();
            }
            phone.open("/advisories");
            click(phone.page().locator("table a").first());
            phone.assertFine().picture("advisory-phone");
        }
    }

    private static String read(Window window, String link) {
        window.page().navigate(link);
        return main(window.page());
    }

    private static String report(Window stranger) {
        Page page = stranger.open("/");
        follow(page, "Report a vulnerability");
        press(page, "Send the report");
        assertThat(page.locator(".error").first().isVisible()).isTrue();
        page.fill(
                "#f-description",
                "The session of a signed-out administrator keeps working.\n\n<script>alert(1)</script>");
        page.selectOption("#f-product", "edge-gateway");
        page.fill("#f-credit", "Alex Moreau");
        press(page, "Send the report");
        assertThat(page.url()).contains("/r/");
        Matcher number = NUMBER.matcher(main(page));
        assertThat(number.find()).isTrue();
        return number.group();
    }

    private static String receive(Window analyst, String number) {
        Page page = analyst.open("/reports");
        analyst.assertFine().picture("reports");
        click(page.locator("a[href='/reports/" + number + "']").first());
        analyst.assertFine();
        press(page, "Acknowledge");
        press(page, "Start screening");
        follow(page, "Open a case");
        page.fill("#f-title", "Session survives sign-out");
        page.check("input[name=products][value=edge-gateway]");
        page.check("input[name=products][value=branch-box]");
        page.fill("#f-reason", "Branch shares the web interface, so it is asked too.");
        analyst.assertFine();
        press(page, "Open the case and dispatch");
        analyst.assertFine();
        String url = page.url();
        return url.substring(url.lastIndexOf('/') + 1);
    }

    private static void verify(Window engineer, String caseId) {
        Page page = engineer.open("/cases/" + caseId + "/items/edge-gateway");
        press(page, "Accept");
        page.fill("#f-reproduction", "1. Sign in. 2. Sign out. 3. Send the cookie again.");
        page.fill("#f-environment", "Edge Gateway 4.2.2 on the bench");
        press(page, "Confirm the finding");
        page.fill("#f-rootCause", "Sign-out clears the cookie in the browser and not the session on the gateway.");
        page.fill("#f-cwes", "CWE-613");
        page.check("input[name=affectedReleases][value='edge-gateway@4.2.2']");
        press(page, "Record the analysis");
        page.fill("#f-vector", "CVSS:3.1/AV:N/AC:L");
        page.fill("#f-rationale", "Needs a stolen cookie.");
        press(page, "Record the severity");
        assertThat(page.locator("#f-vector-error").innerText()).contains("no CVSS vector");
        assertThat(page.inputValue("#f-rationale")).isEqualTo("Needs a stolen cookie.");
        page.fill("#f-vector", "CVSS:3.1/AV:N/AC:H/PR:N/UI:R/S:U/C:H/I:H/A:N");
        page.locator("[data-score]").getByText("6.8 Medium").waitFor();
        engineer.assertFine();
        press(page, "Record the severity");
        assertThat(page.locator(".steps .now").innerText()).isEqualTo("To be decided");
    }

    private static void notAffected(Window tester, String caseId) {
        Page page = tester.open("/cases/" + caseId + "/items/branch-box");
        press(page, "Accept");
        unfold(page, "Propose to close");
        page.selectOption("#f-reason", "NOT_AFFECTED");
        page.selectOption("#f-justification", "VULNERABLE_CODE_NOT_PRESENT");
        page.fill("#f-holdsFor", "2.3.4 and 3.0.0");
        page.fill("#f-explanation", "Branch ends the session on the box itself. Tried with three cookies.");
        press(page, "Propose");
        assertThat(main(page)).contains("Somebody of PSIRT has to agree");
        tester.assertFine();
    }

    private static void agreeToClosure(Window lead, String caseId) {
        Page page = lead.open("/home");
        lead.assertFine().picture("home");
        lead.open("/cases/" + caseId + "/items/branch-box");
        press(page, "Agree");
        assertThat(main(page)).contains("Not affected");
    }

    private static void remedy(Window lead, Window engineer, Window tester, String caseId) {
        Page page = lead.open("/cases/" + caseId + "/items/edge-gateway");
        page.check("input[name=strategy][value=REMOVE]");
        page.fill(
                "#f-target",
                java.time.LocalDate.now(java.time.ZoneOffset.UTC).plusDays(20).toString());
        press(page, "Decide");
        Page bench = engineer.open("/cases/" + caseId + "/items/edge-gateway");
        bench.fill("#f-releaseVersion", "4.2.3");
        bench.fill("#f-artefact", "edge-gateway-4.2.3.img");
        bench.fill("#f-artefactSha256", "not a digest");
        press(bench, "Record the fix");
        assertThat(bench.inputValue("#f-artefact")).isEqualTo("edge-gateway-4.2.3.img");
        bench.fill("#f-artefactSha256", "ab".repeat(32));
        press(bench, "Record the fix");
        assertThat(main(bench)).contains("somebody else tests it");
        lead.open("/cases/" + caseId);
        click(page.locator("summary")
                .getByText("Change", new com.microsoft.playwright.Locator.GetByTextOptions().setExact(true)));
        page.selectOption("#f-person", new com.microsoft.playwright.options.SelectOption().setLabel("Elise Marchetti"));
        press(page, "Give access");
        assertThat(page.locator(".error").first().innerText()).contains("reason is missing");
        Page test = tester.open("/cases/" + caseId + "/items/edge-gateway");
        test.check("input[name=passed][value=yes]");
        test.fill("#f-evidence", "The old cookie is refused; sign-in, sign-out and timeout still work.");
        tester.assertFine();
        press(test, "Record the test");
        assertThat(test.locator(".steps .now").innerText()).isEqualTo("Ready");
    }

    private static String release(App app, Window analyst, Window engineer, Window lead, Window stranger, String caseId)
            throws Exception {
        Page page = analyst.open("/cases/" + caseId + "/advisory");
        press(page, "Draft from the case");
        page.fill("#f-summary", "Sessions of administrators keep working after sign-out. Update to 4.2.3.");
        press(page, "Keep this wording");
        assertThat(main(page)).contains("valid CSAF 2.0");
        analyst.assertFine().picture("advisory-editor");
        Matcher id = Pattern.compile("FERRULE-SA-[0-9]{4}-[0-9A-Z]{5}").matcher(main(page));
        assertThat(id.find()).isTrue();
        String advisory = id.group();

        Page other = engineer.open("/cases/" + caseId + "/advisory");
        press(other, "Agree to this edition");
        stranger.open("/advisories/" + advisory);
        assertThat(stranger.page().title()).startsWith("There is nothing here");

        Page release = lead.open("/cases/" + caseId + "/advisory");
        press(release, "Release");
        assertThat(main(release)).contains("version 1");

        stranger.open("/advisories/" + advisory);
        assertThat(main(stranger.page())).contains("4.2.3", "Alex Moreau", "Not affected");
        String href = stranger.page().getByText("CSAF 2.0 document").getAttribute("href");
        String csaf = get(app.url() + href);
        assertThat(csaf).contains(advisory, "vulnerable_code_not_present", "vendor_fix");
        assertThat(get(app.url() + href + ".sha256")).startsWith(sha256(csaf));
        return advisory;
    }

    private static void postRelease(Window analyst, Window lead, String caseId) {
        Page page = analyst.open("/cases/" + caseId);
        for (String duty : new String[] {"WATCH", "LESSONS", "CREDIT", "REVIEW"}) {
            page.selectOption("#f-duty", duty);
            page.fill("#f-note", "Done and looked at.");
            press(page, "Record as done");
            PlaywrightAssertions.assertThat(page.locator("#f-duty option[value='" + duty + "']"))
                    .hasCount(0);
        }
        Page closing = lead.open("/cases/" + caseId);
        closing.fill("#f-verdict", "The old cookie is refused everywhere.");
        press(closing, "Close the case");
        assertThat(main(closing)).contains("Closed. The old cookie is refused everywhere.");
    }

    private static void bundle(Window lead, String caseId) throws Exception {
        Sealed.await(lead.app().db());
        Page page = lead.open("/cases/" + caseId);
        assertThat(main(page)).containsIgnoringCase("sealed at checkpoint").doesNotContain("being sealed");
        lead.assertFine().picture("case");
        follow(page, "Evidence bundle");
        follow(page, "Everything");
        page.fill("#f-receiver", "The assessor");
        lead.assertFine();
        press(page, "Preview");
        lead.assertFine();
        press(page, "Make the bundle");
        lead.assertFine();
        Download download = download(page, "Download the bundle");
        Path file = Files.createTempDirectory("bundle").resolve("case.zip");
        download.saveAs(file);
        assertThat(BundleCheck.verdict(file)).isEqualTo("PROVEN");
        byte[] bytes = Files.readAllBytes(file);
        for (int at : new int[] {bytes.length / 7, bytes.length / 3, bytes.length / 2, bytes.length - 200}) {
            byte[] changed = bytes.clone();
            changed[at] ^= 1;
            Files.write(file, changed);
            assertThat(BundleCheck.verdict(file)).as("byte " + at).isNotEqualTo("PROVEN");
        }
    }

    private static void assess(Window lead, Window assessor, String advisory, String caseId) {
        Page page = assessor.open("/assessment");
        follow(page, "Edge line");
        assessor.assertFine().picture("assessment");
        String scope = page.url();
        page.navigate(scope + "/PD_PSM.02");
        page.check("input[name=outcome][value=CONFORMANT]");
        page.fill("#f-reason", "Each remedy of the period was told to users, with dates.");
        press(page, "Conclude");
        assertThat(main(page)).contains("Conformant");
        assessor.assertFine().picture("worksheet");
        assertThat(main(page)).doesNotContain("survives factory reset");
        page.navigate(scope + "/report");
        assertThat(main(page)).contains("PD_PSM");
        assessor.open("/cases/" + caseId);
        assertThat(page.title()).startsWith("There is nothing here");
    }

    private static String get(String url) throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString())
                    .body();
        }
    }

    private static String sha256(String text) throws Exception {
        return java.util.HexFormat.of()
                .formatHex(java.security.MessageDigest.getInstance("SHA-256")
                        .digest(text.getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    }

    /** Asks the bundle's verifier. */
    static final class BundleCheck {
        private BundleCheck() {}

        static String verdict(Path file) {
            return new BundleVerifier().verify(file).outcome().name();
        }
    }
}
