package org.probity.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probity.identity.domain.Totp;
import org.probity.identity.store.Secrets;
import org.probity.platform.MovableClock;
import org.probity.record.Actor;
import org.probity.testing.App;
import org.probity.testing.Visitor;

class SignInTest {
    private static App app;

    @BeforeAll
    static void start() {
        app = App.start();
        app.person("lena", Role.PSIRT_LEAD);
    }

    @AfterAll
    static void end() {
        app.close();
    }

    @Test
    void a_right_password_leads_home_and_a_wrong_one_back() {
        Visitor visitor = app.visitor();
        visitor.get("/login");
        var wrong = visitor.post("/login", Map.of("username", "lena", "password", "not hers at all"));
        assertThat(Visitor.pathOf(wrong)).isEqualTo("/login?wrong");
        var unknown = visitor.post("/login", Map.of("username", "nobody", "password", "not hers at all"));
        assertThat(Visitor.pathOf(unknown)).isEqualTo("/login?wrong");
        var right = visitor.post("/login", Map.of("username", "Lena ", "password", App.PASSWORD));
        assertThat(Visitor.pathOf(right)).isEqualTo("/home");
        assertThat(visitor.get("/home").body()).contains("Lena Tester");
    }

    @Test
    void who_is_not_signed_in_is_led_to_the_sign_in_page_and_back() {
        Visitor visitor = app.visitor();
        assertThat(Visitor.pathOf(visitor.get("/home?from=link"))).isEqualTo("/login");
        visitor.get("/login");
        var in = visitor.post("/login", Map.of("username", "lena", "password", App.PASSWORD));
        assertThat(Visitor.pathOf(in)).startsWith("/home?from=link");
    }

    @Test
    void a_second_factor_is_asked_for_and_each_code_is_good_once() {
        String id = app.person("tom", Role.PSIRT_ANALYST);
        String secret = Totp.encode("12345678901234567890".getBytes(java.nio.charset.StandardCharsets.US_ASCII));
        app.get(Secrets.class).setTotp(id, secret);
        assertThat(Visitor.pathOf(app.visitor().post("/login", login("tom", ""))))
                .isEqualTo("/login?wrong");
        String code = Totp.code(secret, Instant.now().getEpochSecond() / 30);
        assertThat(Visitor.pathOf(app.visitor().post("/login", login("tom", code))))
                .isEqualTo("/home");
        assertThat(Visitor.pathOf(app.visitor().post("/login", login("tom", code))))
                .isEqualTo("/login?wrong");
    }

    private static Map<String, String> login(String name, String code) {
        return Map.of("username", name, "password", App.PASSWORD, "code", code);
    }

    @Test
    void a_one_time_link_works_once() {
        var invited = invite("once", Duration.ofHours(1));
        var fields = Map.of("password", App.PASSWORD, "password-again", App.PASSWORD);
        Visitor visitor = app.visitor();
        assertThat(visitor.get("/welcome/" + invited.token()).body()).contains("once");
        assertThat(Visitor.pathOf(visitor.post("/welcome/" + invited.token(), fields)))
                .isEqualTo("/home");
        assertThat(visitor.get("/home").statusCode()).isEqualTo(200);
        assertThat(app.visitor().get("/welcome/" + invited.token()).statusCode())
                .isEqualTo(404);
    }

    @Test
    void a_refused_password_does_not_use_the_link_up() {
        var invited = invite("twice", Duration.ofHours(1));
        Visitor visitor = app.visitor();
        visitor.get("/welcome/" + invited.token());
        var refused =
                visitor.post("/welcome/" + invited.token(), Map.of("password", "short", "password-again", "short"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The password has 5 characters.").doesNotContain("value=\"short\"");
        assertThat(app.visitor().get("/welcome/" + invited.token()).statusCode())
                .isEqualTo(200);
    }

    @Test
    void an_expired_link_an_older_link_and_an_invented_one_are_the_same_nothing() {
        var expired = invite("late", Duration.ofHours(-1));
        var older = invite("again", Duration.ofHours(1));
        app.get(People.class)
                .inviteAgain(
                        Actor.system("test"), older.personId(), app.db().now().plusSeconds(60));
        String nothing = Visitor.essence(app.visitor().get("/welcome/" + "A".repeat(43)));
        assertThat(Visitor.essence(app.visitor().get("/welcome/" + expired.token())))
                .isEqualTo(nothing);
        assertThat(Visitor.essence(app.visitor().get("/welcome/" + older.token())))
                .isEqualTo(nothing);
    }

    @Test
    void a_locked_out_person_is_out_at_once() {
        String id = app.person("gone", Role.ASSESSOR);
        Visitor visitor = app.visitor("gone");
        assertThat(visitor.get("/home").statusCode()).isEqualTo(200);
        People people = app.get(People.class);
        people.setDisabled(
                Actor.system("test"), id, people.find(id).orElseThrow().version(), true);
        assertThat(visitor.get("/home").statusCode()).isNotEqualTo(200);
        assertThat(Visitor.pathOf(app.visitor().post("/login", login("gone", ""))))
                .isEqualTo("/login?wrong");
    }

    @Test
    void signing_out_ends_the_session() {
        Visitor visitor = app.visitor("lena");
        visitor.get("/home");
        assertThat(Visitor.pathOf(visitor.post("/logout", Map.of()))).isEqualTo("/");
        assertThat(visitor.get("/home").statusCode()).isEqualTo(302);
    }

    @Test
    void a_form_without_its_token_is_refused() {
        Visitor visitor = app.visitor("lena");
        visitor.get("/home");
        assertThat(visitor.post("/logout", Map.of("_csrf", "made-up")).statusCode())
                .isEqualTo(404);
        assertThat(visitor.get("/home").statusCode()).isEqualTo(200);
    }

    private static People.Invited invite(String login, Duration life) {
        return app.get(People.class)
                .invite(
                        Actor.system("test"),
                        login,
                        "Somebody",
                        null,
                        Set.of(Role.PRODUCT_ENGINEER),
                        app.get(MovableClock.class).instant().plus(life));
    }
}
