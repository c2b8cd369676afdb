package org.probity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.db.Tables.RECORD_EVENT;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.probity.identity.Role;
import org.probity.testing.App;
import org.probity.testing.Visitor;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Unknown and forbidden are one answer: on every route that takes an id, a real thing that is not for somebody looks to them
 * byte for byte like one that does not exist. Asked on the demo, which holds something of every kind.
 */
class NeedToKnowOnRoutesTest {
    private static final String INVENTED = "X-2222-2222";
    private static final int EACH_KIND = 2;

    @Test
    void what_is_not_for_somebody_looks_like_nothing() {
        try (App app = App.start("probity.demo=true", "server.address=127.0.0.1")) {
            List<String> ids = realIds(app);
            assertThat(ids).hasSizeGreaterThan(5);
            app.person("newcomer-admin", Role.ADMINISTRATOR);
            app.person("newcomer-assessor", Role.ASSESSOR);
            app.person("newcomer-engineer", Role.PRODUCT_ENGINEER);
            List<String> told = new ArrayList<>();
            for (String login : List.of("newcomer-admin", "newcomer-assessor", "newcomer-engineer")) {
                Visitor visitor = app.visitor(login);
                for (String route : routes(app)) {
                    String nothing = Visitor.essence(visitor.get(route.replace("@", INVENTED)));
                    for (String id : ids) {
                        var answer = visitor.get(route.replace("@", id));
                        if (answer.statusCode() >= 400
                                && !Visitor.essence(answer).equals(nothing)) {
                            told.add(login + " at " + route.replace("@", id) + ": " + answer.statusCode());
                        }
                    }
                }
            }
            assertThat(told).isEmpty();
        }
    }

    /** Two ids of each kind of thing that the record holds. */
    private static List<String> realIds(App app) {
        Map<String, Set<String>> kinds = new TreeMap<>();
        app.db()
                .read(sql -> sql.selectDistinct(RECORD_EVENT.STREAM_KIND, RECORD_EVENT.STREAM_ID)
                        .from(RECORD_EVENT)
                        .fetch())
                .forEach(row -> kinds.computeIfAbsent(row.value1(), kind -> new TreeSet<>())
                        .add(row.value2()));
        return kinds.values().stream()
                .flatMap(ids -> ids.stream().limit(EACH_KIND))
                .filter(id -> id.matches("[A-Za-z0-9._-]+"))
                .distinct()
                .toList();
    }

    /** Pages with a variable in their path, a place for it being {@code @}; the API's answers name the address and are left out. */
    private static Set<String> routes(App app) {
        Set<String> routes = new TreeSet<>();
        var mapping = app.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        for (RequestMappingInfo info : mapping.getHandlerMethods().keySet()) {
            if (info.getMethodsCondition().getMethods().contains(RequestMethod.GET)) {
                info.getPatternValues().stream()
                        .filter(pattern -> pattern.contains("{") && !pattern.startsWith("/api/"))
                        .map(pattern -> pattern.replaceAll("\\{(?:[^{}]|\\{[^{}]*\\})*\\}", "@"))
                        .forEach(routes::add);
            }
        }
        return routes;
    }
}
