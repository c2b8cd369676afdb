package org.probity.identity;

import static org.probity.testing.Hands.click;

import org.junit.jupiter.api.Test;
import org.probity.testing.App;
import org.probity.testing.BrowserTest;
import org.probity.testing.Window;

@BrowserTest
class PeoplePagesTest {
    @Test
    void an_administrator_invites_somebody_who_sets_a_password(App app, Window window) {
        app.person("ada", Role.ADMINISTRATOR);
        window.signIn("ada").open("/admin/people");
        window.assertFine();
        click(window.page(), "text=Invite somebody");
        window.assertFine();
        window.page().fill("#f-name", "Nora New");
        window.page().fill("#f-login", "nora");
        window.page().check("input[value=PSIRT_LEAD]");
        click(window.page(), "main button.btn-ink");
        window.page().waitForSelector("#one-time-link");
        window.assertFine().picture("person");
        String link = window.page().textContent("#one-time-link");
        try (Window other = Window.of(app)) {
            other.page().navigate(link);
            other.assertFine();
            other.page().fill("#f-password", App.PASSWORD);
            other.page().fill("#f-password-again", App.PASSWORD);
            click(other.page(), "main button.btn-ink");
            other.page().waitForURL("**/home");
            other.open("/account");
            other.assertFine();
        }
    }

    @Test
    void the_pages_fit_a_phone_and_the_dark(App app) {
        String id = app.person("ida", Role.ADMINISTRATOR);
        try (Window phone = Window.phone(app).signIn("ida");
                Window dark = Window.dark(app).signIn("ida")) {
            for (String path : new String[] {
                "/home", "/admin/people", "/admin/people/new", "/admin/people/" + id, "/account", "/record/how"
            }) {
                phone.open(path);
                phone.assertFine();
                dark.open(path);
                dark.assertFine();
            }
        }
    }
}
