package org.probity.desk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.testing.Hands.click;

import org.junit.jupiter.api.Test;
import org.probity.identity.Role;
import org.probity.testing.App;
import org.probity.testing.BrowserTest;
import org.probity.testing.Window;

@BrowserTest
class FirstPageTest {
    @Test
    void a_stranger_finds_where_to_report(Window window) {
        window.open("/");
        assertThat(window.page().getByText("Report a vulnerability").first().isVisible())
                .isTrue();
        window.assertFine().picture("front");
    }

    @Test
    void the_pages_before_signing_in_fit_a_phone_and_the_dark(App app) {
        try (Window phone = Window.phone(app);
                Window dark = Window.dark(app)) {
            for (String path : new String[] {"/", "/login", "/no/such/page"}) {
                phone.open(path);
                phone.assertFine();
                dark.open(path);
                dark.assertFine();
            }
        }
    }

    @Test
    void a_person_signs_in_without_javascript_and_sees_home(App app) {
        app.person("lena", Role.PSIRT_LEAD);
        try (Window window = Window.withoutScript(app)) {
            window.signIn("lena");
            assertThat(window.page().title()).isEqualTo("Home · Probity");
        }
    }

    @Test
    void light_and_dark_are_remembered(App app, Window window) {
        window.open("/");
        click(window.page(), "[aria-label='Switch between light and dark']");
        assertThat(window.page().locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
        window.open("/login");
        assertThat(window.page().locator("html").getAttribute("data-bs-theme")).isEqualTo("dark");
        window.assertFine();
    }
}
