package org.probity.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.CookieManager;
import java.net.CookiePolicy;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A browser without a screen or script: keeps cookies, sends forms with the hidden fields of the page it read last. */
public final class Visitor {
    private static final Pattern HIDDEN =
            Pattern.compile("<input type=\"hidden\" name=\"(_[a-z]+)\" value=\"([^\"]*)\">");
    private static final Pattern SECRET =
            Pattern.compile("(name=\"_csrf\" value=\")[^\"]*|(name=\"_once\" value=\")[^\"]*| aria-current=\"page\"");

    private final String base;
    private final CookieManager cookies = new CookieManager(null, CookiePolicy.ACCEPT_ALL);
    private final HttpClient client = HttpClient.newBuilder()
            .cookieHandler(cookies)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final Map<String, String> hidden = new LinkedHashMap<>();
    private String last = "/";

    Visitor(String base) {
        this.base = base;
    }

    /** Reads a page. Redirects are not followed. */
    public HttpResponse<String> get(String path) {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at(path)).GET());
        last = path;
        remember(answer.body());
        return answer;
    }

    /** Reads a page and follows its redirects. */
    public HttpResponse<String> open(String path) {
        HttpResponse<String> answer = get(path);
        for (int i = 0; i < 5 && answer.statusCode() / 100 == 3; i++) {
            answer = get(pathOf(answer));
        }
        return answer;
    }

    /** Sends a form; the hidden fields of the page read last go with it unless given. Reads the page first if none was. */
    public HttpResponse<String> post(String path, Map<String, String> fields) {
        if (!hidden.containsKey("_csrf")) {
            get(path);
        }
        Map<String, String> all = new LinkedHashMap<>(hidden);
        all.putAll(fields);
        String body = all.entrySet().stream()
                .map(e -> encode(e.getKey()) + "=" + encode(e.getValue()))
                .collect(Collectors.joining("&"));
        HttpResponse<String> answer = send(HttpRequest.newBuilder(at(path))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Referer", base + last)
                .POST(HttpRequest.BodyPublishers.ofString(body)));
        remember(answer.body());
        return answer;
    }

    /** Forgets every cookie of this name, as when a session ends. */
    public void lose(String cookie) {
        cookies.getCookieStore().getCookies().stream()
                .filter(c -> c.getName().equals(cookie))
                .toList()
                .forEach(c -> cookies.getCookieStore().remove(null, c));
    }

    /** A hidden field of the page read last; empty when it had none. */
    public String hidden(String name) {
        return hidden.getOrDefault(name, "");
    }

    /** The path that a redirect leads to. */
    public static String pathOf(HttpResponse<String> redirect) {
        URI target = URI.create(redirect.headers().firstValue("Location").orElseThrow());
        return target.getRawPath() + (target.getRawQuery() == null ? "" : "?" + target.getRawQuery());
    }

    /** A page without what differs from one reading to the next, and without the mark of where in the menu one is. */
    public static String essence(HttpResponse<String> page) {
        return page.statusCode() + "\n"
                + SECRET.matcher(page.body())
                        .replaceAll(found ->
                                found.group(1) != null ? found.group(1) : found.group(2) != null ? found.group(2) : "");
    }

    private void remember(String body) {
        Matcher fields = HIDDEN.matcher(body);
        if (body.contains("name=\"_csrf\"")) {
            hidden.clear();
        }
        while (fields.find()) {
            hidden.put(fields.group(1), fields.group(2));
        }
    }

    private URI at(String path) {
        return URI.create(base + path);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
