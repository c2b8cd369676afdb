package org.probity.csaf.provider;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.probity.csaf.net.PublicAddresses;

/**
 * The web. Follows redirects by header only, at most five, never from https to http. The host that the caller named may
 * be any; hosts that documents lead to must have public addresses.
 */
public final class WebSite implements Site, AutoCloseable {
    private static final int MOST_REDIRECTS = 5;

    private final String trustedHost;
    private final HttpClient client;

    /** A site whose host the caller chose, and trusts to be asked wherever it is. */
    public WebSite(URI start) {
        this.trustedHost = host(start);
        this.client = HttpClient.newBuilder()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofSeconds(20))
                .build();
    }

    private static String host(URI uri) {
        String host = uri.getHost() == null ? "" : uri.getHost();
        return host.toLowerCase(Locale.ROOT);
    }

    @Override
    public Answer get(String url, int most, Map<String, String> headers) throws IOException {
        List<String> redirects = new ArrayList<>();
        URI at = uri(url);
        while (true) {
            guard(at);
            HttpResponse<InputStream> response = send(at, headers);
            try (InputStream body = response.body()) {
                int status = response.statusCode();
                String location = response.headers().firstValue("Location").orElse(null);
                if (status < 300 || status > 399 || status == 304 || location == null) {
                    byte[] bytes = status == 200 ? read(body, most, url) : new byte[0];
                    return new Answer(
                            status,
                            bytes,
                            response.headers().firstValue("ETag").orElse(null),
                            response.headers().firstValue("Last-Modified").orElse(null),
                            List.copyOf(redirects));
                }
                URI next = at.resolve(uri(location));
                redirects.add(next.toString());
                if (redirects.size() > MOST_REDIRECTS
                        || ("https".equals(at.getScheme()) && !"https".equals(next.getScheme()))) {
                    throw new IOException(url + " redirects too often or to where nothing is encrypted: " + redirects);
                }
                at = next;
            }
        }
    }

    private static URI uri(String text) throws IOException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new IOException("no address: " + text, e);
        }
    }

    private void guard(URI uri) throws IOException {
        String scheme = uri.getScheme() == null ? "" : uri.getScheme();
        if (!scheme.equals("https") && !scheme.equals("http")) {
            throw new IOException(uri + " is no address of the web");
        }
        if (!host(uri).equals(trustedHost)) {
            PublicAddresses.resolve(host(uri));
        }
    }

    private HttpResponse<InputStream> send(URI uri, Map<String, String> headers) throws IOException {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri).timeout(Duration.ofMinutes(2)).header("User-Agent", "probity");
        headers.forEach(request::header);
        try {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofInputStream());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted while asking for " + uri, e);
        }
    }

    private static byte[] read(InputStream body, int most, String url) throws IOException {
        byte[] bytes = body.readNBytes(most);
        if (body.read() >= 0) {
            throw new IOException(url + " is larger than " + most + " bytes");
        }
        return bytes;
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public void close() {
        client.close();
    }
}
