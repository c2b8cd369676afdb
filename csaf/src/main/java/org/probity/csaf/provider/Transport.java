package org.probity.csaf.provider;

import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntFunction;

/** How files are handed out: requirements 3 (TLS), 6 (redirects), 24 (User-Agent) and 25 (Access-Control-Allow-Origin). */
final class Transport {
    private static final int MANY_REDIRECTS = 10;
    private static final int MOST_BYTES = 64 << 20;

    /** A program, a browser, a script, and one that nobody knows. */
    private static final List<String> AGENTS = List.of(
            "curl/8.14.1",
            "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0",
            "python-requests/2.32",
            "a-program-that-nobody-knows/1.0");

    private final Site site;
    private final IntFunction<Requirement> requirement;

    Transport(Site site, IntFunction<Requirement> requirement) {
        this.site = site;
        this.requirement = requirement;
    }

    /** Judges an answer that was had for an address. */
    void judge(String address, Site.Answer answer) {
        if (!site.live()) {
            requirement
                    .apply(3)
                    .unknown("a folder can't tell of transport; the addresses say "
                            + (address.startsWith("https://") ? "https" : "http"));
            requirement.apply(6).unknown("a folder can't tell of redirects");
            requirement.apply(24).unknown("a folder can't tell of programs that are refused");
            requirement.apply(25).unknown("a folder can't tell of headers");
            if (!address.startsWith("https://")) {
                requirement.apply(3).fails(address + " is not encrypted");
            }
            return;
        }
        if (address.startsWith("https://")) {
            requirement.apply(3).holds(address + ": fetched by TLS");
        } else {
            requirement.apply(3).fails(address + " is not encrypted");
        }
        redirects(address, answer);
        origin(address, answer.headers());
    }

    private void redirects(String address, Site.Answer answer) {
        int count = answer.redirects().size();
        if (count == 0) {
            requirement.apply(6).holds(address + ": served directly");
        } else if (count > MANY_REDIRECTS) {
            requirement.apply(6).deviates(address + ": " + count + " redirects, more than " + MANY_REDIRECTS);
        } else {
            requirement.apply(6).deviates(address + ": redirected by header to " + answer.redirects());
        }
    }

    private void origin(String address, Map<String, String> headers) {
        String value = headers.get("access-control-allow-origin");
        boolean varies =
                headers.getOrDefault("vary", "").toLowerCase(Locale.ROOT).contains("origin");
        if (value == null) {
            requirement.apply(25).deviates(address + ": the header Access-Control-Allow-Origin is missing");
        } else if (value.equals("*") || varies) {
            requirement.apply(25).holds(address + ": Access-Control-Allow-Origin: " + value);
        } else {
            requirement
                    .apply(25)
                    .deviates(address + ": Access-Control-Allow-Origin is " + value + " without Vary: Origin");
        }
    }

    /** Asks for a file as different programs. */
    void asOthers(String address) {
        if (!site.live()) {
            return;
        }
        for (String agent : AGENTS) {
            try {
                Site.Answer answer = site.get(address, MOST_BYTES, Map.of("User-Agent", agent));
                if (answer.found()) {
                    requirement.apply(24).holds(address + " for " + agent);
                } else {
                    requirement.apply(24).fails(address + " for " + agent + ": status " + answer.status());
                }
            } catch (IOException e) {
                requirement.apply(24).fails(address + " for " + agent + ": " + e.getMessage());
            }
        }
    }

    /** Asks for a file at the same place without encryption, where it must not be had. */
    void withoutTls(String address) {
        URI uri = URI.create(address);
        if (!site.live() || !"https".equals(uri.getScheme()) || uri.getPort() >= 0) {
            return;
        }
        String plain = "http" + address.substring("https".length());
        try {
            Site.Answer answer = site.get(plain, MOST_BYTES);
            boolean encrypted = answer.redirects().stream().anyMatch(next -> next.startsWith("https://"));
            if (answer.found() && !encrypted) {
                requirement.apply(3).fails(plain + " hands the document out without encryption");
            }
        } catch (IOException e) {
            // not to be had there: as it should be
        }
    }
}
