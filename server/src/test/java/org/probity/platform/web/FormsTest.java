package org.probity.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.db.Tables.PLATFORM_DRAFT;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.testing.App;
import org.probity.testing.Visitor;

/** What every form of every context does, shown on the administrator's forms. */
class FormsTest {
    private static final String NEW = "/admin/people/new";
    private static final String SEND = "/admin/people";
    private static App app;

    @BeforeAll
    static void start() {
        app = App.start();
        app.person("ada", Role.ADMINISTRATOR);
        app.person("bob", Role.ADMINISTRATOR);
    }

    @AfterAll
    static void end() {
        app.close();
    }

    @BeforeEach
    void clear() {
        app.db().change(sql -> sql.deleteFrom(PLATFORM_DRAFT).execute());
    }

    private static Map<String, String> person(String login, String name) {
        return new HashMap<>(Map.of("login", login, "name", name, "email", "", "roles", "ASSESSOR"));
    }

    private static long count(String name) {
        return app.get(People.class).all().stream()
                .filter(person -> person.name().equals(name))
                .count();
    }

    @Test
    void a_second_send_of_the_same_form_is_answered_like_the_first() {
        Visitor ada = app.visitor("ada");
        ada.get(NEW);
        String first = Visitor.pathOf(ada.post(SEND, person("twice-1", "Twice")));
        String second = Visitor.pathOf(ada.post(SEND, person("twice-2", "Twice")));
        assertThat(second).isEqualTo(first);
        assertThat(count("Twice")).isEqualTo(1);
        ada.get(NEW);
        assertThat(Visitor.pathOf(ada.post(SEND, person("twice-3", "Twice")))).isNotEqualTo(first);
        assertThat(count("Twice")).isEqualTo(2);
    }

    @Test
    void five_sends_at_the_same_moment_do_it_once() throws Exception {
        Visitor ada = app.visitor("ada");
        ada.get(NEW);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var sends = IntStream.range(0, 5)
                    .<Callable<Integer>>mapToObj(i ->
                            () -> ada.post(SEND, person("at-once", "At Once")).statusCode())
                    .toList();
            for (var answer : threads.invokeAll(sends)) {
                assertThat(answer.get()).isEqualTo(303);
            }
        }
        assertThat(count("At Once")).isEqualTo(1);
    }

    @Test
    void a_refusal_keeps_what_was_typed_and_says_why_at_its_field() {
        Visitor ada = app.visitor("ada");
        ada.get(NEW);
        var refused = ada.post(SEND, person("NOT A LOGIN!", "<b>Eve</b> \"x\""));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body())
                .contains("is no sign-in name.", "id=\"f-login-error\"", "&lt;b>Eve&lt;/b>")
                .doesNotContain("<b>Eve");
        assertThat(ada.post(SEND, person("eve", "Eve")).statusCode()).isEqualTo(303);
    }

    @Test
    void what_was_refused_is_still_there_after_leaving_the_page_and_for_nobody_else() {
        Visitor ada = app.visitor("ada");
        ada.get(NEW);
        ada.post(SEND, person("", "Half Typed"));
        ada.get("/home");
        assertThat(ada.get(NEW).body()).contains("Half Typed", "has been kept");
        assertThat(app.visitor("bob").get(NEW).body()).doesNotContain("Half Typed");
    }

    @Test
    void what_is_typed_is_kept_while_typing_without_secrets_and_gone_once_sent() {
        Visitor ada = app.visitor("ada");
        ada.get(NEW);
        var kept = ada.post("/drafts", Map.of("_form", SEND, "name", "Typing Now", "password", "secret-word"));
        assertThat(kept.statusCode()).isEqualTo(204);
        assertThat(ada.get(NEW).body()).contains("Typing Now");
        String stored = app.db()
                .read(sql ->
                        sql.select(PLATFORM_DRAFT.BODY).from(PLATFORM_DRAFT).fetchOne(PLATFORM_DRAFT.BODY));
        assertThat(stored).doesNotContain("secret-word");
        ada.post(SEND, person("typed", "Typing Now"));
        assertThat(ada.get(NEW).body()).doesNotContain("value=\"Typing Now\"");
    }

    @Test
    void a_session_that_ends_keeps_the_typed_form_for_its_owner_alone() {
        Visitor ada = app.visitor("ada");
        ada.get(NEW);
        ada.lose("JSESSIONID");
        var ended = ada.post(SEND, person("later", "An Hour Of Work"));
        assertThat(Visitor.pathOf(ended)).isEqualTo("/login?ended");
        assertThat(count("An Hour Of Work")).isZero();
        assertThat(ada.get("/login?ended").body()).contains("has been kept");
        var back = ada.post("/login", Map.of("username", "ada", "password", App.PASSWORD));
        assertThat(Visitor.pathOf(back)).isEqualTo(NEW);
        assertThat(ada.get(NEW).body()).contains("An Hour Of Work");
        assertThat(app.visitor("bob").get(NEW).body()).doesNotContain("An Hour Of Work");
    }

    @Test
    void of_two_people_on_one_thing_the_slower_is_told_and_loses_nothing() {
        String id = app.person("subject", Role.ASSESSOR);
        Visitor ada = app.visitor("ada");
        Visitor bob = app.visitor("bob");
        String page = SEND + "/" + id;
        ada.get(page);
        bob.get(page);
        assertThat(ada.post(page + "/roles", Map.of("roles", "PSIRT_ANALYST")).statusCode())
                .isEqualTo(303);
        var conflict = bob.post(page + "/roles", Map.of("roles", "PSIRT_LEAD"));
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(conflict.body())
                .contains("Somebody else has changed this", "value=\"PSIRT_LEAD\" checked")
                .contains("What happened since you opened the form", "changed the roles from Assessor to PSIRT analyst")
                .containsPattern("<dt>Roles</dt><dd class=\"typed\">PSIRT_LEAD</dd>");
        assertThat(app.get(People.class).find(id).orElseThrow().roles()).containsExactly(Role.PSIRT_ANALYST);
        assertThat(bob.post(page + "/roles", Map.of("roles", "PSIRT_LEAD")).statusCode())
                .as("sent again by who has seen what is new")
                .isEqualTo(303);
        assertThat(app.get(People.class).find(id).orElseThrow().roles()).containsExactly(Role.PSIRT_LEAD);
    }

    @Test
    void nobody_is_led_to_another_site() {
        Visitor ada = app.visitor("ada");
        ada.get("/home");
        for (String elsewhere :
                List.of("https://evil.example/", "//evil.example", "/\\evil.example", "javascript:alert(1)")) {
            var answer = ada.post("/look", Map.of("look", "dark", "back", elsewhere));
            assertThat(Visitor.pathOf(answer)).as(elsewhere).isEqualTo("/");
        }
    }
}
