package org.probity.receipt;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.testing.Hands.click;

import com.microsoft.playwright.Page;
import org.junit.jupiter.api.Test;
import org.probity.identity.Role;
import org.probity.testing.App;
import org.probity.testing.BrowserTest;
import org.probity.testing.Window;

/** The report form and the pages of a report in a real browser. */
@BrowserTest
class ReportPagesTest {
    @Test
    void a_stranger_reports_without_script_and_an_analyst_answers(App app) {
        app.person("ana", Role.PSIRT_ANALYST);
        String link;
        try (Window stranger = Window.withoutScript(app)) {
            Page form = stranger.open("/report");
            form.fill("#f-credit", "Grace");
            click(form, "main form button");
            assertThat(form.content()).contains("The description is missing");
            assertThat(form.inputValue("#f-credit")).isEqualTo("Grace");
            form.fill("#f-description", "Overflow in the **login** page");
            click(form, "main form button");
            assertThat(form.content()).contains("This private link is the only way back");
            link = form.url();
        }
        try (Window analyst = Window.of(app).signIn("ana")) {
            Page queue = analyst.open("/reports");
            analyst.assertFine().picture("reports");
            click(queue, "text=Overflow in the login page");
            analyst.assertFine();
            queue.fill("#f-acknowledge-text", "Thank you, I have read it.");
            click(queue, "text=Acknowledge");
            assertThat(queue.content()).contains("Acknowledged; the reporter sees it.");
            analyst.assertFine().picture("report");
        }
        try (Window stranger = Window.phone(app)) {
            stranger.page().navigate(link);
            assertThat(stranger.page().content()).contains("Thank you, I have read it.");
            stranger.assertFine();
        }
    }

    @Test
    void what_was_typed_survives_a_reload(App app) {
        try (Window stranger = Window.of(app)) {
            Page form = stranger.open("/report");
            stranger.assertFine().picture("report-form");
            form.fill("#f-description", "Half a thought");
            form.waitForFunction("() => document.querySelector('[data-draft-state]').textContent === 'Draft kept'");
            form.reload();
            assertThat(form.inputValue("#f-description").strip()).isEqualTo("Half a thought");
        }
        try (Window dark = Window.dark(app)) {
            dark.open("/policy");
            dark.assertFine();
        }
    }
}
