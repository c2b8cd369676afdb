package org.probity.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probity.identity.Role;
import org.probity.testing.App;
import org.probity.testing.Visitor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Looks at every route that the program has, without knowing any of them. */
class RoutesTest {
    private static final String NOWHERE = "/no/such/page";
    private static App app;

    @BeforeAll
    static void start() {
        app = App.start();
        for (Role role : Role.values()) {
            app.person(login(role), role);
        }
    }

    @AfterAll
    static void end() {
        app.close();
    }

    private static String login(Role role) {
        return role.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }

    /** Paths that answer GET, with invented ids in the place of variables. */
    private static Set<String> pages() {
        Set<String> paths = new TreeSet<>();
        var mapping = app.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            Set<RequestMethod> methods = info.getMethodsCondition().getMethods();
            if (methods.isEmpty() || methods.contains(RequestMethod.GET)) {
                info.getPatternValues().stream()
                        .filter(pattern -> !pattern.equals("/error"))
                        .map(pattern -> pattern.replaceAll("\\{(?:[^{}]|\\{[^{}]*\\})*\\}", "CASE-2026-9999")
                                .replace("**", "x"))
                        .forEach(paths::add);
            }
        }
        return paths;
    }

    @Test
    void for_a_role_a_page_either_opens_or_is_the_same_nothing_as_an_invented_address() {
        for (Role role : Role.values()) {
            Visitor visitor = app.visitor(login(role));
            String nothing = Visitor.essence(visitor.get(NOWHERE));
            assertThat(nothing).startsWith("404");
            for (String page : pages()) {
                var answer = visitor.get(page);
                // 400 says that the address lacks a parameter, the same to everybody.
                if (answer.statusCode() > 400 && !page.startsWith("/api/")) {
                    assertThat(Visitor.essence(answer)).as(role + " at " + page).isEqualTo(nothing);
                }
            }
        }
    }

    @Test
    void no_page_fails_whoever_asks() {
        List<String> broken = new ArrayList<>();
        for (Role role : Role.values()) {
            Visitor visitor = app.visitor(login(role));
            for (String page : pages()) {
                if (visitor.get(page).statusCode() >= 500) {
                    broken.add(role + " at " + page);
                }
            }
        }
        Visitor stranger = app.visitor();
        for (String page : pages()) {
            if (stranger.get(page).statusCode() >= 500) {
                broken.add("a stranger at " + page);
            }
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void an_administrators_page_is_nothing_to_others() {
        Visitor visitor = app.visitor(login(Role.PSIRT_LEAD));
        assertThat(Visitor.essence(visitor.get("/admin/people"))).isEqualTo(Visitor.essence(visitor.get(NOWHERE)));
        assertThat(Visitor.essence(visitor.get("/admin/anything"))).isEqualTo(Visitor.essence(visitor.get(NOWHERE)));
    }

    @Test
    void every_page_forbids_scripts_of_others_and_framing() {
        Visitor visitor = app.visitor(login(Role.PSIRT_LEAD));
        for (String page : List.of("/", "/login", "/home", NOWHERE)) {
            var headers = visitor.get(page).headers();
            assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
                    .as(page)
                    .contains("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(headers.firstValue("X-Content-Type-Options")).as(page).contains("nosniff");
            assertThat(headers.firstValue("Referrer-Policy")).as(page).contains("same-origin");
        }
    }

    @Test
    void odd_requests_get_a_plain_answer() {
        Visitor visitor = app.visitor(login(Role.PSIRT_LEAD));
        visitor.get("/home");
        assertThat(visitor.post("/home", Map.of("a", "b")).statusCode()).isBetween(400, 499);
        assertThat(visitor.get("/home?page=%00&x=" + "y".repeat(3_000)).statusCode())
                .isLessThan(500);
        assertThat(visitor.get("/assets/../application.properties").statusCode())
                .isBetween(400, 499);
        assertThat(visitor.get("/assets/%2e%2e/application.properties").statusCode())
                .isBetween(400, 499);
        assertThat(visitor.get("/webjars/nothing.js").statusCode()).isEqualTo(404);
    }
}
