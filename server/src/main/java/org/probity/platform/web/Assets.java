package org.probity.platform.web;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.probity.platform.text.Digests;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** Addresses of style sheets and scripts that change when their bytes do, so that browsers may keep them for ever. */
@Component
public final class Assets {
    private final Map<String, String> urls = new ConcurrentHashMap<>();

    /** The address of a file under {@code static/assets/}. */
    public String url(String name) {
        return urls.computeIfAbsent(name, n -> "/assets/" + n + "?v=" + digest("static/assets/" + n));
    }

    /** The address of a file of a WebJar; the version in its path makes it unique. */
    public String tabler() {
        return "/webjars/tabler__core/1.4.0/dist/css/tabler.min.css";
    }

    public String htmx() {
        return "/webjars/htmx.org/2.0.10/dist/htmx.min.js";
    }

    private static String digest(String path) {
        try (InputStream bytes = new ClassPathResource(path).getInputStream()) {
            return Digests.sha256(bytes.readAllBytes()).substring(0, 12);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
