package org.probity.csaf.provider;

import java.io.IOException;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import javax.net.ssl.SSLException;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.net.HttpRefusal;

/**
 * A site asked with manners: never more than a few requests at one host at once, and where it fails for the moment (no or
 * broken answers, status 429, 500, 502, 503, 504) again after a pause that doubles each time. Safe to share between threads.
 */
public final class PoliteSite implements Site {
    private static final Set<Integer> PASSING = Set.of(429, 500, 502, 503, 504);

    /**
     * How to behave.
     *
     * @param atOnce requests at one host at a time
     * @param attempts how often a resource is asked for before giving up, at least 1
     * @param pause before the second attempt; each further one waits twice as long
     * @param longest pause, also where a server asks for a longer one by {@code Retry-After}
     */
    public record Manners(int atOnce, int attempts, Duration pause, Duration longest) {
        /** Four at once, four attempts, half a second up to half a minute. */
        public static final Manners USUAL = new Manners(4, 4, Duration.ofMillis(500), Duration.ofSeconds(30));
    }

    private final Site site;
    private final Manners manners;
    private final Map<String, Semaphore> hosts = new ConcurrentHashMap<>();

    /** A polite way to ask a site. */
    public PoliteSite(Site site, Manners manners) {
        this.site = site;
        this.manners = manners;
    }

    @Override
    public Answer get(String url, int most, Map<String, String> headers) throws IOException {
        Semaphore turn = hosts.computeIfAbsent(host(url), any -> new Semaphore(manners.atOnce(), true));
        for (int attempt = 1; ; attempt++) {
            boolean last = attempt >= manners.attempts();
            String wish = null;
            try {
                turn.acquire();
                try {
                    Answer answer = site.get(url, most, headers);
                    if (last || !PASSING.contains(answer.status())) {
                        return answer;
                    }
                    wish = answer.headers().get("retry-after");
                } finally {
                    turn.release();
                }
            } catch (HttpRefusal | UnknownHostException | SSLException hopeless) {
                throw hopeless;
            } catch (IOException failed) {
                if (last) {
                    throw failed;
                }
            } catch (InterruptedException e) {
                throw interrupted(url, e);
            }
            pause(attempt, wish, url);
        }
    }

    private static String host(String url) {
        try {
            String host = URI.create(url).getHost();
            return host == null ? "" : host.toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException e) {
            return "";
        }
    }

    private static IOException interrupted(String url, InterruptedException e) {
        Thread.currentThread().interrupt();
        return new IOException("interrupted while asking for " + url, e);
    }

    /** Doubles the pause with each attempt and shakes it, so that many askers don't come back at the same moment. */
    private void pause(int attempt, @Nullable String wish, String url) throws IOException {
        long most = manners.longest().toMillis();
        long millis = Math.min(most, manners.pause().toMillis() << Math.min(attempt - 1, 20));
        millis = millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1);
        if (wish != null && wish.matches("\\d{1,6}")) {
            millis = Math.min(most, Long.parseLong(wish) * 1_000);
        }
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            throw interrupted(url, e);
        }
    }

    @Override
    public boolean live() {
        return site.live();
    }
}
