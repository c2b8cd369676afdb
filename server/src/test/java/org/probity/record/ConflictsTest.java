package org.probity.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.db.Tables.RECORD_EVENT;
import static org.probity.testing.Hands.click;
import static org.probity.testing.Hands.main;
import static org.probity.testing.Hands.unfold;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.testing.App;
import org.probity.testing.BrowserTest;
import org.probity.testing.Sealed;
import org.probity.testing.Visitor;
import org.probity.testing.Window;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** Two people at one thing: the slower one sees both sides, as far as they may, and loses nothing. */
@BrowserTest(settings = {"probity.demo=true"})
class ConflictsTest {
    /** Stands for any command of the API that was decided on something old. */
    public static final class Late {
        private final StreamId stream;

        Late(StreamId stream) {
            this.stream = stream;
        }

        public void command() {
            throw new StaleVersionException(stream, 1);
        }
    }

    private static void offer(App app, String path, StreamId stream) throws NoSuchMethodException {
        var mapping = app.context().getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        mapping.registerMapping(
                RequestMappingInfo.paths(path)
                        .methods(RequestMethod.GET)
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                new Late(stream),
                Late.class.getMethod("command"));
    }

    private static void describe(Page page, String title) {
        unfold(page);
        page.fill("form[action$='/describe'] #f-title", title);
        click(page.locator("form[action$='/describe'] button").last());
    }

    @Test
    void the_slower_of_two_windows_sees_both_sides_and_sends_again(App app) {
        try (Window lead = Window.door(app, "lead");
                Window analyst = Window.door(app, "analyst")) {
            analyst.open(openCase(lead));
            describe(lead.page(), "Title by the lead");
            describe(analyst.page(), "Title by the analyst");
            Page page = analyst.page();
            PlaywrightAssertions.assertThat(page.locator("#conflict")).isFocused();
            String conflict = page.locator("#conflict").innerText();
            assertThat(conflict)
                    .contains(
                            "Somebody else was quicker", "What happened since you opened the form", "Title by the lead")
                    .contains("What you typed", "Title by the analyst");
            unfold(page);
            assertThat(page.inputValue("form[action$='/describe'] #f-title")).isEqualTo("Title by the analyst");
            assertThat(page.locator("h1").innerText()).contains("Title by the lead");
            page.evaluate("() => window.scrollTo(0, 0)");
            analyst.assertFine().picture("conflict");
            look(page, "conflict-1440", 1440);
            look(page, "conflict-390", 390);
            page.setViewportSize(1440, 1000);
            click(page.locator("form[action$='/describe'] button").last());
            assertThat(page.locator("h1").innerText()).contains("Title by the analyst");
            assertThat(page.locator("#conflict").count()).isZero();
        }
    }

    /** Opens a case whose title may be changed; its path. */
    private static String openCase(Window window) {
        Page list = window.open("/cases");
        for (var link : list.locator("table.list a").all().stream()
                .map(found -> found.getAttribute("href"))
                .filter(href -> href.startsWith("/cases/"))
                .distinct()
                .toList()) {
            if (window.open(link).locator("form[action$='/describe']").count() == 1) {
                return link;
            }
        }
        throw new AssertionError("the demo has no open case");
    }

    private static void look(Page page, String name, int width) {
        String folder = System.getProperty("probity.looks");
        if (folder != null) {
            page.setViewportSize(width, 1000);
            page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(Path.of(folder, name + ".png")));
        }
    }

    @Test
    void the_api_names_both_versions_and_what_happened_between(App app) throws Exception {
        String id = app.person("subject", Role.ASSESSOR);
        app.person("ada", Role.ADMINISTRATOR);
        app.get(People.class).changeRoles(Actor.system("test"), id, 2, Set.of(Role.PSIRT_ANALYST));
        offer(app, "/api/v1/late", new StreamId("person", id));
        var told = app.visitor("ada").get("/api/v1/late");
        assertThat(told.statusCode()).isEqualTo(409);
        assertThat(told.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(told.body())
                .contains("\"expected\":1", "\"actual\":3", "\"status\":409")
                .contains("\"event\":\"identity.password-set\"", "\"event\":\"identity.roles-changed\"");
        app.person("lea", Role.PSIRT_LEAD);
        var untold = app.visitor("lea").get("/api/v1/late");
        assertThat(untold.statusCode()).isEqualTo(409);
        assertThat(untold.body()).contains("\"actual\":3", "\"events\":[]").doesNotContain("roles-changed");
    }

    @Test
    void whoever_may_not_read_the_case_is_not_told_what_happened_to_it(App app) throws Exception {
        String caseId = app.db()
                .read(sql -> sql.fetchValue("select stream_id from record_event where stream_kind = 'case' "
                        + "group by stream_id having count(*) > 1 limit 1"))
                .toString();
        app.person("newcomer", Role.PSIRT_LEAD);
        for (String kind : List.of("case", "access", "embargo", "no-such-kind")) {
            offer(app, "/late-" + kind, new StreamId(kind, caseId));
            var page = app.visitor("newcomer").get("/late-" + kind);
            assertThat(page.statusCode()).isEqualTo(409);
            assertThat(Visitor.essence(page))
                    .contains("What was done is not for you to read")
                    .doesNotContain("class=\"by\"");
        }
    }

    @Test
    void the_operations_page_looks_right_and_its_buttons_work(App app) throws Exception {
        app.person("ada", Role.ADMINISTRATOR);
        try (Window ada = Window.of(app).signIn("ada");
                Window phone = Window.phone(app).signIn("ada");
                Window dark = Window.dark(app).signIn("ada")) {
            Page page = ada.open("/admin/operations");
            click(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Compare the whole record now")));
            SubscriptionsTest.await(
                    "compared", () -> app.get(Audits.class).last().orElseThrow().state() == Audits.State.DONE);
            page.navigate("/admin/operations");
            click(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Rebuild the derived tables")));
            SubscriptionsTest.await(
                    "rebuilt",
                    () -> app.get(Rebuilds.class).last().orElseThrow().state() == Rebuilds.State.DONE);
            awaitTold(app);
            page.navigate("/admin/operations");
            assertThat(main(page))
                    .contains("all fits", "none, all were as the record says", "record.integrity-watch", "up to date");
            fail(app);
            page.navigate("/admin/operations");
            assertThat(main(page))
                    .contains(
                            "failing", "record.integrity-watch fails at event 3", "IllegalStateException at Somewhere");
            ada.assertFine().picture("operations");
            look(page, "operations-1440", 1440);
            look(phone.open("/admin/operations"), "operations-390", 390);
            phone.assertFine();
            look(dark.open("/admin/operations"), "operations-dark", 1440);
            dark.assertFine();
            unfold(page);
            click(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Skip event 3 for good")));
            assertThat(page.locator(".error").innerText()).contains("Skipping needs a reason");
            page.fill("#f-reason", "A test has made it fail.");
            click(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Skip event 3 for good")));
            assertThat(main(page))
                    .contains("let record.integrity-watch skip event 3 of the log: A test has made it fail.");
        }
    }

    /** Waits until what both jobs write into the record after they are done is sealed, and has reached every subscription. */
    private static void awaitTold(App app) throws InterruptedException {
        SubscriptionsTest.await("both are in the record", () -> app.db()
                .read(sql ->
                        sql.selectDistinct(RECORD_EVENT.TYPE).from(RECORD_EVENT).fetchSet(RECORD_EVENT.TYPE))
                .containsAll(Set.of("record.audited", "record.projections-rebuilt")));
        Sealed.await(app.db());
        SubscriptionsTest.await("up to date", () -> app.get(Subscriptions.class).states().stream()
                .allMatch(state -> state.lag() == 0));
    }

    /** As a subscription looks whose next try is an hour away; nothing moves it meanwhile. */
    private static void fail(App app) {
        app.db()
                .change(sql -> sql.execute(
                        "update record_subscription set next_index = 3, attempts = 5, failing_index = 3, failed_at = ?, retry_at = ?, "
                                + "last_error = 'IllegalStateException at Somewhere.else, line 1' where name = 'record.integrity-watch'",
                        micros(app, 0),
                        micros(app, 3_600)));
    }

    private static long micros(App app, long later) {
        return (app.db().now().getEpochSecond() + later) * 1_000_000;
    }
}
