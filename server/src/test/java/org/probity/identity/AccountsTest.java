package org.probity.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probity.identity.domain.Totp;
import org.probity.testing.App;
import org.probity.testing.Visitor;

/** People's own account and the administrator's pages, without a browser. */
class AccountsTest {
    private static final Pattern SECRET = Pattern.compile("<code>([A-Z2-7]{32})</code>");
    private static final Pattern LINK = Pattern.compile("(/welcome/[A-Za-z0-9_-]{43})</code>");
    private static final String OTHER = "another set of plain words";
    private static App app;

    @BeforeAll
    static void start() {
        app = App.start();
        app.person("ada", Role.ADMINISTRATOR);
    }

    @AfterAll
    static void end() {
        app.close();
    }

    private static String found(Pattern pattern, String page) {
        Matcher matcher = pattern.matcher(page);
        assertThat(matcher.find()).as("%s in %s", pattern, page).isTrue();
        return matcher.group(1);
    }

    private static int signIn(String login, String password, String code) {
        var answer = app.visitor().post("/login", Map.of("username", login, "password", password, "code", code));
        return Visitor.pathOf(answer).equals("/home") ? 200 : 401;
    }

    @Test
    void a_password_is_changed_by_who_knows_the_present_one() {
        app.person("paul", Role.ASSESSOR);
        Visitor paul = app.visitor("paul");
        paul.get("/account");
        var wrong = paul.post("/account/password", password("not this one at all", OTHER, OTHER));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains("not your present password").doesNotContain(OTHER);
        var differ = paul.post("/account/password", password(App.PASSWORD, OTHER, OTHER + "x"));
        assertThat(differ.body()).contains("The two passwords differ.");
        assertThat(paul.post("/account/password", password(App.PASSWORD, OTHER, OTHER))
                        .statusCode())
                .isEqualTo(303);
        assertThat(signIn("paul", App.PASSWORD, "")).isEqualTo(401);
        assertThat(signIn("paul", OTHER, "")).isEqualTo(200);
    }

    private static Map<String, String> password(String present, String next, String again) {
        return Map.of("present-password", present, "password", next, "password-again", again);
    }

    @Test
    void a_second_factor_counts_once_a_code_shows_that_it_works() {
        app.person("tina", Role.ASSESSOR);
        Visitor tina = app.visitor("tina");
        String page = tina.get("/account").body();
        String secret = found(SECRET, page);
        assertThat(page).contains("otpauth://totp/Test%20Vendor%20Probity:tina?secret=" + secret);
        var wrong = tina.post("/account/second-factor", Map.of("present-password", App.PASSWORD, "code", "000000"));
        assertThat(wrong.statusCode()).isEqualTo(422);
        assertThat(wrong.body()).contains(secret);
        assertThat(signIn("tina", App.PASSWORD, "")).isEqualTo(200);
        long step = Instant.now().getEpochSecond() / 30;
        var right = tina.post(
                "/account/second-factor", Map.of("present-password", App.PASSWORD, "code", Totp.code(secret, step)));
        assertThat(right.statusCode()).isEqualTo(303);
        assertThat(signIn("tina", App.PASSWORD, "")).isEqualTo(401);
        assertThat(signIn("tina", App.PASSWORD, Totp.code(secret, step + 1))).isEqualTo(200);
        tina.get("/account");
        assertThat(tina.post("/account/second-factor/off", Map.of("present-password", App.PASSWORD))
                        .statusCode())
                .isEqualTo(303);
        assertThat(signIn("tina", App.PASSWORD, "")).isEqualTo(200);
    }

    @Test
    void an_invited_person_comes_in_by_a_link_that_is_shown_once() {
        Visitor ada = app.visitor("ada");
        ada.get("/admin/people/new");
        String person = Visitor.pathOf(ada.post(
                "/admin/people", Map.of("login", "nora", "name", "Nora New", "email", "", "roles", "PSIRT_LEAD")));
        String link = found(LINK, ada.get(person).body());
        assertThat(ada.get(person).body()).doesNotContain("/welcome/").contains("invited Nora New as PSIRT lead");
        Visitor nora = app.visitor();
        nora.get(link);
        nora.post(link, Map.of("password", App.PASSWORD, "password-again", App.PASSWORD));
        assertThat(nora.get("/home").body()).contains("Nora New");
        assertThat(ada.get(person).body()).contains("set a password");
    }

    @Test
    void a_new_link_ends_the_older_one() {
        String id = app.person("olaf", Role.ASSESSOR);
        Visitor ada = app.visitor("ada");
        String page = "/admin/people/" + id;
        ada.get(page);
        ada.post(page + "/link", Map.of());
        String older = found(LINK, ada.get(page).body());
        ada.post(page + "/link", Map.of());
        String newer = found(LINK, ada.get(page).body());
        assertThat(app.visitor().get(older).statusCode()).isEqualTo(404);
        assertThat(app.visitor().get(newer).statusCode()).isEqualTo(200);
    }

    @Test
    void locking_out_counts_at_once_and_can_be_taken_back() {
        String id = app.person("otto", Role.ASSESSOR);
        Visitor otto = app.visitor("otto");
        Visitor ada = app.visitor("ada");
        String page = "/admin/people/" + id;
        ada.get(page);
        assertThat(ada.post(page + "/lock", Map.of("to", "locked")).statusCode())
                .isEqualTo(303);
        assertThat(otto.get("/home").statusCode()).isNotEqualTo(200);
        assertThat(ada.get(page).body()).contains("locked out", "Let in again");
        ada.post(page + "/lock", Map.of("to", "open"));
        assertThat(otto.get("/home").statusCode()).isEqualTo(200);
    }

    @Test
    void the_list_is_filtered_by_its_address() {
        app.person("ivy", Role.PRODUCT_ENGINEER);
        Visitor ada = app.visitor("ada");
        assertThat(ada.get("/admin/people?q=IVY").body())
                .contains(">Ivy Tester</a>")
                .doesNotContain(">Ada Tester</a>");
        assertThat(ada.get("/admin/people?role=ADMINISTRATOR").body())
                .contains(">Ada Tester</a>")
                .doesNotContain(">Ivy Tester</a>");
        assertThat(ada.get("/admin/people?q=nobody-at-all").body()).contains("Drop the filters");
        assertThat(ada.get("/admin/people?role=KING&page=x").statusCode()).isEqualTo(200);
    }
}
