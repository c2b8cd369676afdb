package org.probity.assessment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.testing.Hands.click;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.identity.Role;
import org.probity.organization.Products;
import org.probity.record.Actor;
import org.probity.record.EventStore;
import org.probity.testing.App;
import org.probity.testing.BrowserTest;
import org.probity.testing.Window;

@BrowserTest
class AssessmentJourneyTest {
    private static final String GATEWAY = "edge-gateway";

    private final List<String> faults = new ArrayList<>();

    @TempDir
    private Path folder;

    /** Looks at a page and goes on; what was found on all pages is told at the end. */
    private Window fine(Window window) {
        try {
            window.assertFine();
        } catch (AssertionError fault) {
            faults.add(String.valueOf(fault.getMessage()));
        }
        return window;
    }

    @BeforeAll
    static void things_have_happened(App app) {
        String anna = app.person("anna", Role.PRODUCT_ENGINEER);
        app.person("lena", Role.PSIRT_LEAD);
        app.person("ada", Role.ASSESSOR);
        app.get(Products.class)
                .add(
                        Actor.system("test"),
                        new Products.NewProduct(
                                GATEWAY, "Gateways", "Edge Gateway", Products.Kind.PRODUCT, "A gateway.", anna));
        Story story = new Story(app.get(EventStore.class));
        Instant now = app.db().now();
        Instant opened = now.minus(60, ChronoUnit.DAYS);
        story.report("R-1", opened, 80, "C-PUBLIC");
        story.decided(
                "C-PUBLIC",
                GATEWAY,
                opened,
                Story.day(opened).plusDays(30),
                Story.day(opened).plusDays(30));
        story.published("C-PUBLIC", GATEWAY, "TV-2026-1", now.minus(20, ChronoUnit.DAYS));
        Instant later = now.minus(10, ChronoUnit.DAYS);
        story.decided(
                "C-EMBARGO",
                GATEWAY,
                later,
                Story.day(later).plusDays(30),
                Story.day(later).plusDays(30));
    }

    @Test
    void a_lead_prepares_and_an_assessor_concludes_and_reports(App app) throws IOException {
        try (Window lead = Window.of(app);
                Window assessor = Window.of(app)) {
            String scope = prepare(app, lead.signIn("lena"));
            assessor.signIn("ada");
            assessor.open("/home");
            fine(assessor);
            judge(assessor, scope);
            answer(lead, scope);
            conclude(assessor, scope);
            report(assessor, scope);
            lapse(lead, scope);
            look(app, scope);
        }
        assertThat(faults).isEmpty();
    }

    private String prepare(App app, Window lead) {
        Page page = lead.open("/assessment");
        fine(lead);
        click(page.getByText("New scope"));
        click(page, "main button.btn-ink");
        assertThat(page.content()).contains("The name is missing.", "The kind of scope is missing.");
        fine(lead);
        page.fill("#f-name", "Gateways 2026");
        page.fill("#f-organization", "Test Vendor, product division");
        page.selectOption("#f-kind", "PRODUCT_LINE");
        page.selectOption("#f-category", "SOFTWARE");
        page.fill("#f-description", "All gateways from design to support.\nHardware is bought in and out of scope.");
        page.selectOption("#f-edition", "E2018");
        page.fill("#f-from", Story.day(app.db().now()).minusYears(1).toString());
        page.fill("#f-to", Story.day(app.db().now()).toString());
        click(page, "main button.btn-ink");
        String scope = page.url().substring(page.url().lastIndexOf('/') + 1);
        page.selectOption("#f-product", GATEWAY);
        page.fill("#f-rationale", "Largest code base, sold in every region.");
        click(page, "text=Select product");
        assertThat(page.content()).contains("The product is selected.");
        fine(lead).picture("assessment-scope");
        evidence(app, lead, scope);
        return scope;
    }

    private void evidence(App app, Window lead, String scope) {
        Page page = lead.open("/assessment/" + scope + "/SE_VAR.03");
        click(page, "text=Record process evidence >> nth=0");
        page.fill("#f-process-title", "Disclosure and notification policy");
        page.fill("#f-process-version", "3.1");
        page.fill("#f-process-approver", "R. Board");
        page.fill(
                "#f-process-approved", Story.day(app.db().now()).minusDays(200).toString());
        page.fill("#f-process-text", "Section 4 says **who** is told and when.");
        page.setInputFiles(
                "#process-file",
                new com.microsoft.playwright.options.FilePayload(
                        "policy.txt", "text/plain", "Policy 3.1".getBytes(StandardCharsets.UTF_8)));
        click(page, "button:has-text('Record process evidence')");
        assertThat(page.content()).contains("The process evidence is recorded.", "policy.txt");
        click(page, "button:has-text('Draw snapshot')");
        assertThat(page.url()).contains("/evidence/");
        assertThat(page.content()).contains("C-PUBLIC").doesNotContain("C-EMBARGO");
        fine(lead);
        page.fill("#f-confirmation", "Two cases. One is still under embargo.");
        click(page, "button:has-text('Confirm')");
        fine(lead).picture("assessment-snapshot");
    }

    private void judge(Window assessor, String scope) {
        Page page = assessor.open("/assessment/" + scope + "/SE_VAR.03");
        assertThat(page.content()).contains("Section 4 says", "Two cases. One is still under embargo.");
        assertThat(page.content()).doesNotContain("C-EMBARGO", "Secret title");
        fine(assessor);
        click(page, "summary:has-text('Ask for evidence')");
        page.fill("#f-request", "Two notices to customers with dates, for the gateway.");
        click(page, "button:has-text('Send request')");
        assertThat(page.content()).contains("Evidence requested");
        click(page, "button:has-text('Conclude')");
        assertThat(page.content()).contains("No conclusion is chosen.");
        page.check("input[value=CONFORMANT]");
        click(page, "button:has-text('Conclude')");
        assertThat(page.content()).contains("The reason is missing.");
        assertThat(page.isChecked("input[value=CONFORMANT]")).isTrue();
        fine(assessor);
    }

    private void answer(Window lead, String scope) {
        Page page = lead.open("/home");
        click(page.getByText("Two notices to customers"));
        page.fill("textarea[name^=answer-]", "The snapshot lists them.");
        click(page, "button:has-text('Send answer')");
        assertThat(page.content()).contains("The answer is with the assessor.");
        fine(lead);
    }

    private void conclude(Window assessor, String scope) {
        Page page = assessor.open("/home");
        assertThat(page.content()).contains("answered");
        page = assessor.open("/assessment/" + scope + "/SE_VAR.03");
        page.check("input[value=CONFORMANT]");
        page.fill("#f-reason", "The policy names who is told; the timeline of both cases agrees with it.");
        click(page, "button:has-text('Conclude')");
        assertThat(page.content()).contains("Your conclusion is recorded.", "1 of 2");
        fine(assessor).picture("assessment-requirement");
    }

    private void report(Window assessor, String scope) throws IOException {
        Page page = assessor.open("/assessment/" + scope + "/report");
        assertThat(page.content()).contains("working paraphrase, unverified", "56 of 57", "Evidence index");
        fine(assessor);
        click(page, "summary:has-text('Issue a report')");
        page.fill("#f-statement", "One requirement of one attribute was judged so far.");
        click(page, "button:has-text('Issue report')");
        assertThat(page.content()).contains("Report 1 is issued.");
        Download download = page.waitForDownload(() -> page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("PDF").setExact(true))
                .last()
                .click());
        Path pdf = folder.resolve("report.pdf");
        download.saveAs(pdf);
        byte[] bytes = Files.readAllBytes(pdf);
        assertThat(new String(bytes, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(bytes.length).isGreaterThan(20_000);
    }

    private void lapse(Window lead, String scope) {
        Page page = lead.open("/assessment/" + scope + "/SE_VAR.03");
        click(page.locator(".assess-item h3 a").first());
        click(page, "summary:has-text('Withdraw this evidence')");
        page.fill("#f-withdraw-reason", "Version 4 replaces it.");
        click(page, "button:has-text('Withdraw')");
        assertThat(page.content()).contains("Version 4 replaces it.");
        page = lead.open("/assessment/" + scope + "/SE_VAR.03");
        assertThat(page.content()).contains("lapsed: evidence has changed since");
        fine(lead);
    }

    private void look(App app, String scope) {
        try (Window phone = Window.phone(app);
                Window dark = Window.dark(app)) {
            for (Window window : new Window[] {phone.signIn("lena"), dark.signIn("lena")}) {
                for (String path :
                        new String[] {"", "/" + scope, "/" + scope + "/SE_VAR.03", "/" + scope + "/report"}) {
                    window.open("/assessment" + path);
                    fine(window)
                            .picture("look-" + window.hashCode() % 1000
                                    + path.replace("/", "-").replace(scope, "s"));
                }
                for (String path : new String[] {"/about", "/about/traceability?standard=O-TTPS&state=shown"}) {
                    window.open(path);
                    fine(window);
                }
            }
        }
    }

    @Test
    void an_engineer_finds_nothing_under_assessment(App app) {
        var visitor = app.visitor("anna");
        assertThat(visitor.get("/assessment").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/assessment/new").statusCode()).isEqualTo(404);
        assertThat(app.visitor().get("/assessment").statusCode()).isNotEqualTo(200);
    }

    @Test
    void a_scope_that_does_not_exist_and_a_requirement_that_does_not_exist_are_one_answer(App app) {
        var visitor = app.visitor("lena");
        assertThat(visitor.get("/assessment/none").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/assessment/none/SE_VAR.99").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/assessment/none/evidence/none").statusCode()).isEqualTo(404);
        assertThat(visitor.get("/assessment/none/reports/1.pdf").statusCode()).isEqualTo(404);
    }
}
