package org.probity.csaf.provider;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLSocketFactory;
import org.probity.csaf.net.GuardedHttp;
import org.probity.csaf.net.HttpAnswer;
import org.probity.csaf.net.HttpRefusal;

/**
 * The web. Follows redirects by header only, at most twenty (requirement 6), each address once, never from https to http.
 * Each host is resolved once and asked at the addresses that were checked, see {@link GuardedHttp}.
 */
public final class WebSite implements Site, AutoCloseable {
    /** What the program calls itself (section 9.1.23). */
    public static final String USER_AGENT = "probity";

    private static final int MOST_REDIRECTS = 20;
    private static final Duration CONNECT = Duration.ofSeconds(20);
    private static final Duration ANSWER = Duration.ofMinutes(5);

    private final GuardedHttp http;

    /** The web, as far as it is public: hosts with addresses of private networks or of this machine are refused. */
    public WebSite() {
        this(GuardedHttp.PUBLIC);
    }

    /** The web, as far as a resolver admits hosts. */
    public WebSite(GuardedHttp.Resolver resolver) {
        this(new GuardedHttp(resolver, (SSLSocketFactory) SSLSocketFactory.getDefault(), CONNECT, ANSWER));
    }

    /** The web through a client, which is closed with this. */
    public WebSite(GuardedHttp http) {
        this.http = http;
    }

    @Override
    public Answer get(String url, int most, Map<String, String> headers) throws IOException {
        List<String> redirects = new ArrayList<>();
        Map<String, String> sent = new LinkedHashMap<>(headers);
        sent.putIfAbsent("User-Agent", USER_AGENT);
        sent.putIfAbsent("Accept", "*/*");
        URI at = uri(url);
        while (true) {
            HttpAnswer answer = http.get(at, sent, most);
            String location = answer.header("location");
            if (answer.status() < 300 || answer.status() > 399 || answer.status() == 304 || location == null) {
                byte[] body = answer.status() == 200 ? answer.body() : new byte[0];
                return new Answer(answer.status(), body, answer.headers(), List.copyOf(redirects));
            }
            URI next = at.resolve(uri(location));
            if (redirects.size() == MOST_REDIRECTS || redirects.contains(next.toString()) || next.equals(uri(url))) {
                throw new HttpRefusal(
                        url + " redirects in a circle or more than " + MOST_REDIRECTS + " times: " + redirects);
            }
            redirects.add(next.toString());
            if ("https".equalsIgnoreCase(at.getScheme()) && !"https".equalsIgnoreCase(next.getScheme())) {
                throw new HttpRefusal(url + " redirects to where nothing is encrypted: " + redirects);
            }
            at = next;
        }
    }

    private static URI uri(String text) throws IOException {
        try {
            return URI.create(text);
        } catch (IllegalArgumentException e) {
            throw new HttpRefusal("no address: " + text);
        }
    }

    @Override
    public boolean live() {
        return true;
    }

    @Override
    public void close() {
        http.close();
    }
}
