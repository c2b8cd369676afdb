package org.probity.receipt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probity.identity.Role;
import org.probity.organization.Products;
import org.probity.record.Actor;
import org.probity.testing.App;
import org.probity.testing.Visitor;
import org.probity.traceability.Satisfies;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reports over HTTP: the API, the form, the secret link, the queue, and the public pages of organization. */
class ReportApiTest {
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static App app;

    @BeforeAll
    static void start() {
        app = App.start("probity.limits.file-megabytes=1", "probity.limits.files=2");
        app.person("ana", Role.PSIRT_ANALYST);
        app.person("leo", Role.PSIRT_LEAD);
        app.person("ada", Role.ADMINISTRATOR);
        String eve = app.person("eve", Role.PRODUCT_ENGINEER);
        app.get(Products.class)
                .add(
                        Actor.system("test"),
                        new Products.NewProduct(
                                "edge-gateway", "Gateways", "Edge Gateway", Products.Kind.PRODUCT, "", eve));
    }

    @AfterAll
    static void end() {
        app.close();
        CLIENT.close();
    }

    private static HttpResponse<String> post(String body) {
        return send(HttpRequest.newBuilder(URI.create(app.url() + "/api/v1/reports"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static JsonNode submitted(String body) {
        HttpResponse<String> answer = post(body);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return JSON.readTree(answer.body());
    }

    @Test
    @Satisfies({"29147-6.2.2-a", "29147-6.2.2-b", "29147-6.2.4-a"})
    void anyone_reports_by_the_api_with_a_description_alone() {
        HttpResponse<String> answer = post("{\"description\": \"The **login** can be passed over.\"}");
        assertThat(answer.statusCode()).isEqualTo(201);
        JsonNode body = JSON.readTree(answer.body());
        assertThat(body.get("number").stringValue()).matches("R-[2-9B-DF-HJKMNP-RTV-XZ]{4}-[2-9B-DF-HJKMNP-RTV-XZ]{4}");
        assertThat(body.get("state").stringValue()).isEqualTo("SUBMITTED");
        assertThat(answer.headers().firstValue("Location"))
                .contains(body.get("link").stringValue());
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        String page = app.visitor().get(path(body)).body();
        assertThat(page)
                .contains(body.get("number").stringValue(), "<strong>login</strong>", "We have received your report");
    }

    private static String path(JsonNode submitted) {
        return submitted.get("link").stringValue().substring(app.url().length());
    }

    @Test
    void refusals_of_the_api_are_problem_documents_that_help() {
        HttpResponse<String> typo = post("{\"descripton\": \"x\", \"public\": \"yes\"}");
        assertThat(typo.statusCode()).isEqualTo(422);
        assertThat(typo.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        assertThat(typo.body())
                .contains("Did you mean \\\"description\\\"?", "\\\"public\\\" is neither true nor false");
        assertThat(post("{}").body()).contains("The description is missing");
        assertThat(post("{\"description\": ").statusCode()).isEqualTo(400);
        assertThat(post("[]").statusCode()).isEqualTo(400);
        assertThat(post("{\"description\":\"a\",\"description\":\"b\"}").statusCode())
                .isEqualTo(400);
        assertThat(post("{\"description\":\"x\",\"product\":\"nope\"}").body()).contains("not in the register");
        assertThat(post("{\"description\":\"x\",\"disclosure\":{\"date\":\"2027-02-30\"}}")
                        .body())
                .contains("is no date");
        assertThat(post("{\"description\":\"x\",\"disclosure\":{\"date\":\"2027-02-03\",\"zone\":\"Mars\"}}")
                        .body())
                .contains("disclosure.zone");
        assertThat(post("\"" + "x".repeat(1_100_000) + "\"").statusCode()).isEqualTo(413);
    }

    @Test
    @Satisfies({"29147-6.2.4-b", "29147-6.3-c"})
    void a_report_goes_from_receipt_to_an_agreed_end_and_its_reporter_sees_each_answer() {
        JsonNode report = submitted("{\"description\":\"# Odd page\\n\\nIt flickers.\",\"product\":\"edge-gateway\"}");
        String number = report.get("number").stringValue();
        String page = "/reports/" + number;
        Visitor ana = app.visitor("ana");
        assertThat(ana.get("/reports").body()).contains(number, "Odd page");
        assertThat(ana.get("/home").body()).contains(page);
        act(ana, page, "acknowledge", Map.of("acknowledge-text", "Read by *Ana*."));
        assertThat(app.visitor().get(path(report)).body()).contains("Read by <em>Ana</em>.");
        act(ana, page, "screen", Map.of());
        act(
                ana,
                page,
                "dismiss",
                Map.of(
                        "dismiss-kind",
                        "NOT_SECURITY",
                        "dismiss-reason",
                        "Display only",
                        "dismiss-message",
                        "It is a display fault."));
        assertThat(app.visitor().get(path(report)).body()).as("only proposed").doesNotContain("display fault");
        ana.get(page);
        assertThat(ana.post(page + "/agree", Map.of()).body()).contains("You proposed this yourself");
        Visitor leo = app.visitor("leo");
        act(leo, page, "agree", Map.of());
        assertThat(app.visitor().get(path(report)).body()).contains("It is a display fault.", "We have closed it");
        assertThat(leo.get(page).body()).contains("Closed as not actionable", "edge-gateway");
    }

    private static void act(Visitor who, String page, String act, Map<String, String> fields) {
        who.get(page);
        HttpResponse<String> answer = who.post(page + "/" + act, fields);
        assertThat(answer.statusCode()).as(act + ": " + answer.body()).isEqualTo(303);
    }

    @Test
    @Satisfies({"29147-6.2.2-d", "30111-7.1.3-b", "30111-7.1.3-d"})
    void what_reached_us_elsewhere_is_entered_with_its_channel_and_day() {
        Visitor ana = app.visitor("ana");
        ana.get("/reports/new");
        HttpResponse<String> refused = ana.post(
                "/reports/new",
                Map.of("description", "A caller says", "received-day", "2026-13-01", "channel", "PHONE"));
        assertThat(refused.body()).contains("is no date", "A caller says");
        for (String channel : new String[] {"PHONE", "INTERNAL", "PUBLIC_SOURCE"}) {
            ana.get("/reports/new");
            HttpResponse<String> entered = ana.post(
                    "/reports/new",
                    Map.of("description", "From elsewhere", "received-day", "2026-01-05", "channel", channel));
            assertThat(entered.statusCode()).as(entered.body()).isEqualTo(303);
            String page = ana.get(Visitor.pathOf(entered)).body();
            assertThat(page)
                    .contains(
                            "2026-01-05 00:00 UTC",
                            "Ana Tester",
                            Channel.valueOf(channel).label());
        }
    }

    @Test
    void of_two_people_on_one_report_the_second_is_told_and_nothing_is_lost() {
        String page = "/reports/"
                + submitted("{\"description\":\"Stale\"}").get("number").stringValue();
        Visitor ana = app.visitor("ana");
        Visitor leo = app.visitor("leo");
        ana.get(page);
        leo.get(page);
        assertThat(ana.post(page + "/acknowledge", Map.of("acknowledge-text", "First"))
                        .statusCode())
                .isEqualTo(303);
        assertThat(leo.post(page + "/acknowledge", Map.of("acknowledge-text", "Second"))
                        .statusCode())
                .isIn(409, 422);
    }

    @Test
    @Satisfies("29147-6.7-c")
    void reports_do_not_exist_for_who_is_not_of_psirt() {
        String page = "/reports/"
                + submitted("{\"description\":\"Closed to others\"}")
                        .get("number")
                        .stringValue();
        for (String login : new String[] {"ada", "eve"}) {
            Visitor other = app.visitor(login);
            assertThat(Visitor.essence(other.get(page))).isEqualTo(Visitor.essence(other.get("/reports/R-2222-2222")));
            assertThat(other.get("/reports").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void a_wrong_link_is_answered_like_any_other_unknown_page() {
        Visitor stranger = app.visitor();
        HttpResponse<String> wrong = stranger.get("/r/" + "A".repeat(43));
        assertThat(wrong.statusCode()).isEqualTo(404);
        assertThat(wrong.body()).doesNotContainPattern("R-\\w{4}-\\w{4}");
    }

    @Test
    @Satisfies("29147-6.7-a")
    void files_are_kept_as_sent_survive_a_refusal_and_are_only_ever_downloaded() {
        String html = "<html><script>alert(1)</script></html>";
        Multipart form = new Multipart(app);
        HttpResponse<String> refused =
                form.send(Map.of("description", "", "credit", "Grace"), Map.of("poc.html", html));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("The description is missing", "value=\"Grace\"", "poc.html");
        String kept = refused.body().replaceAll("(?s).*name=\"kept\" value=\"([^\"]+)\".*", "$1");
        HttpResponse<String> taken =
                form.send(Map.of("description", "<script>x</script> **y**", "kept", kept), Map.of());
        assertThat(taken.statusCode()).as(taken.body()).isEqualTo(303);
        String link = Visitor.pathOf(taken);
        String number = app.visitor().get(link).body().replaceAll("(?s).*(R-\\w{4}-\\w{4}).*", "$1");
        Visitor ana = app.visitor("ana");
        String page = ana.get("/reports/" + number).body();
        assertThat(page).contains("&lt;script&gt;", "poc.html").doesNotContain("<script>x");
        String file = page.replaceAll("(?s).*href=\"(/reports/[^\"]+/files/[0-9a-f]{64})\".*", "$1");
        HttpResponse<String> download = ana.get(file);
        assertThat(download.body()).isEqualTo(html);
        assertThat(download.headers().firstValue("Content-Disposition").orElse(""))
                .startsWith("attachment");
        assertThat(download.headers().firstValue("Content-Type").orElse("")).isEqualTo("application/octet-stream");
        assertThat(app.visitor("eve").get(file).statusCode()).isEqualTo(404);
    }

    @Test
    void too_many_and_too_large_files_are_said_at_their_place() {
        Multipart form = new Multipart(app);
        HttpResponse<String> many = form.send(Map.of("description", "Kept text"), Map.of("a", "1", "b", "2", "c", "3"));
        assertThat(many.body()).contains("There are more than 2 files", "Kept text");
        HttpResponse<String> large =
                form.send(Map.of("description", "Kept text"), Map.of("big.bin", "x".repeat(1_048_577)));
        assertThat(large.statusCode()).isEqualTo(422);
        assertThat(large.body()).contains("\"big.bin\" is larger than 1 MB", "Kept text");
    }

    @Test
    void the_same_form_sent_twice_makes_one_report() {
        Multipart form = new Multipart(app);
        form.open();
        HttpResponse<String> first = form.again(Map.of("description", "Sent twice, once meant"), Map.of());
        HttpResponse<String> second = form.again(Map.of("description", "Sent twice, once meant"), Map.of());
        assertThat(Visitor.pathOf(second)).isEqualTo(Visitor.pathOf(first));
        String list = app.visitor("ana").get("/reports?q=once+meant").body();
        assertThat(list).contains("1 in this list");
    }

    @Test
    void too_many_reports_from_one_address_are_held_off() {
        try (App strict = App.start("probity.limits.reports-per-minute=3")) {
            URI api = URI.create(strict.url() + "/api/v1/reports");
            HttpRequest.Builder request = HttpRequest.newBuilder(api)
                    .header("Content-Type", "application/json")
                    .POST(HttpRequest.BodyPublishers.ofString("{\"description\":\"x\"}", StandardCharsets.UTF_8));
            for (int i = 0; i < 3; i++) {
                assertThat(send(request).statusCode()).isEqualTo(201);
            }
            assertThat(send(request).statusCode()).isEqualTo(429);
        }
    }

    @Test
    @Satisfies({"29147-9.1-a", "29147-9.2.2-a", "29147-9.3.4-a"})
    void the_policy_and_the_way_to_report_are_public() {
        String policy = app.visitor().get("/policy").body();
        assertThat(policy).contains("within 3 days of your report", "href=\"/report\"");
        String txt = app.visitor().get("/.well-known/security.txt").body();
        assertThat(txt).contains("Contact: " + app.url() + "/report\n", "Policy: " + app.url() + "/policy\n");
        assertThat(txt).containsPattern("Expires: \\d{4}-\\d\\d-\\d\\dT");
    }
}
