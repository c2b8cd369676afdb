package org.probity.receipt;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.probity.testing.App;

/** A stranger's browser at the report form, which sends files. */
final class Multipart {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(_[a-z]+)\" value=\"([^\"]*)\">");
    private static final String BOUNDARY = "----probity-test";

    private final URI address;
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(new CookieManager(null, CookiePolicy.ACCEPT_ALL))
            .build();
    private final Map<String, String> hidden = new LinkedHashMap<>();

    Multipart(App app) {
        this.address = URI.create(app.url() + "/report");
    }

    /** Reads the form anew. */
    void open() {
        String page = send(HttpRequest.newBuilder(address).GET()).body();
        String form = page.substring(page.indexOf("action=\"/report\""));
        hidden.clear();
        Matcher fields = HIDDEN.matcher(form);
        while (fields.find()) {
            hidden.putIfAbsent(fields.group(1), fields.group(2));
        }
    }

    /** Reads the form anew and sends it. */
    HttpResponse<String> send(Map<String, String> fields, Map<String, String> files) {
        open();
        return again(fields, files);
    }

    /** Sends the form that was read last. */
    HttpResponse<String> again(Map<String, String> fields, Map<String, String> files) {
        StringBuilder body = new StringBuilder();
        Map<String, String> all = new LinkedHashMap<>(hidden);
        all.putAll(fields);
        all.forEach((name, value) -> part(body, "name=\"" + name + "\"", value));
        files.forEach((name, content) -> part(body, "name=\"files\"; filename=\"" + name + "\"", content));
        body.append("--").append(BOUNDARY).append("--\r\n");
        return send(HttpRequest.newBuilder(address)
                .header("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString())));
    }

    private static void part(StringBuilder body, String head, String content) {
        body.append("--")
                .append(BOUNDARY)
                .append("\r\nContent-Disposition: form-data; ")
                .append(head);
        body.append("\r\n\r\n").append(content).append("\r\n");
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
