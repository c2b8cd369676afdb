package org.probity.bench.server;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Opens cases in a running demo by the form that people use, then reads case pages and the list at random, one reader. Beside
 * it, the same number of reads of a page that asks the database nothing (the sign-in page).
 *
 * <p>Usage: {@code CaseLoad http://127.0.0.1:8080 10000 2000}: address of a demo, cases to open, pages to read.
 */
public final class CaseLoad {
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
    private static final int WRITERS = 4;

    private final String url;
    private final HttpClient client =
            HttpClient.newBuilder().cookieHandler(new CookieManager()).build();

    private CaseLoad(String url) {
        this.url = url;
    }

    public static void main(String[] args) throws Exception {
        CaseLoad load = new CaseLoad(args[0]);
        load.get("/demo/door/analyst");
        List<String> cases = load.open(Integer.parseInt(args[1]));
        int reads = Integer.parseInt(args[2]);
        Random random = new Random(1);
        load.time("warm-up, not counted", reads / 4, () -> cases.get(random.nextInt(cases.size())));
        load.time("sign-in page", reads, () -> "/login");
        load.time("case page", reads, () -> cases.get(random.nextInt(cases.size())));
        load.time("list of cases", Math.max(1, reads / 10), () -> "/cases?page=" + (1 + random.nextInt(100)));
    }

    private List<String> open(int count) throws Exception {
        String form = get("/cases/new").body();
        Matcher token = TOKEN.matcher(form);
        if (!token.find()) {
            throw new IOException("no form at " + url + "/cases/new; is it a demo?");
        }
        String csrf = token.group(1);
        long start = System.nanoTime();
        List<Future<String>> opened = new ArrayList<>();
        try (ExecutorService pool = Executors.newFixedThreadPool(WRITERS)) {
            for (int i = 0; i < count; i++) {
                String title = "Load case " + i;
                opened.add(pool.submit(() -> openOne(csrf, title)));
            }
        }
        List<String> paths = new ArrayList<>();
        for (Future<String> one : opened) {
            paths.add(one.get());
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        System.out.printf(Locale.ROOT, "%d cases opened, %.0f/s with %d writers%n", count, count / seconds, WRITERS);
        return paths;
    }

    private String openOne(String csrf, String title) throws IOException, InterruptedException {
        String body = "_csrf=" + encode(csrf) + "&_once=" + UUID.randomUUID() + "&_version=0&report=&title="
                + encode(title) + "&products=edge-gateway&products=core-gateway&reason=load";
        HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/cases/new"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = client.send(request, HttpResponse.BodyHandlers.ofString());
        return answer.headers()
                .firstValue("Location")
                .map(location -> location.replaceFirst("^https?://[^/]+", ""))
                .orElseThrow(() -> new IOException("answered " + answer.statusCode()));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    /** Gives the next path to read. */
    private interface Paths {
        String next();
    }

    private void time(String what, int reads, Paths paths) throws Exception {
        long[] nanos = new long[reads];
        for (int i = 0; i < reads; i++) {
            String path = paths.next();
            long start = System.nanoTime();
            HttpResponse<String> answer = get(path);
            nanos[i] = System.nanoTime() - start;
            if (answer.statusCode() != 200) {
                throw new IOException(path + " answered " + answer.statusCode());
            }
        }
        Arrays.sort(nanos);
        System.out.printf(
                Locale.ROOT,
                "%-22s %6d reads  p50 %6.1f ms  p99 %6.1f ms%n",
                what,
                reads,
                nanos[reads / 2] / 1e6,
                nanos[(int) (reads * 0.99)] / 1e6);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(), HttpResponse.BodyHandlers.ofString());
    }
}
