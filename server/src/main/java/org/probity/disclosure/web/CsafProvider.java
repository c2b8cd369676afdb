package org.probity.disclosure.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probity.disclosure.Advisories;
import org.probity.disclosure.Advisories.Line;
import org.probity.disclosure.Advisories.Published;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.traceability.Satisfies;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/**
 * CSAF files at their stable addresses (CSAF 2.0, section 7.1): documents with hashes by year, {@code index.txt},
 * {@code changes.csv}, provider metadata. What is not visible yet is not there.
 */
@Controller
@Satisfies({"29147-7.5-b", "29147-7.7-a"})
class CsafProvider {
    private static final String BASE = "/.well-known/csaf/";
    private static final MediaType TEXT = new MediaType("text", "plain", StandardCharsets.UTF_8);
    private static final int ALL = 100_000;

    private final Advisories advisories;
    private final Settings settings;
    private final Db db;

    CsafProvider(Advisories advisories, Settings settings, Db db) {
        this.advisories = advisories;
        this.settings = settings;
        this.db = db;
    }

    @GetMapping(BASE + "provider-metadata.json")
    ResponseEntity<Map<String, Object>> metadata() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("canonical_url", settings.baseUrl() + BASE + "provider-metadata.json");
        all.put("distributions", List.of(Map.of("directory_url", settings.baseUrl() + BASE + "white/")));
        all.put("last_updated", lastUpdated().toString());
        all.put("list_on_CSAF_aggregators", true);
        all.put("metadata_version", "2.0");
        all.put("mirror_on_CSAF_aggregators", true);
        Map<String, Object> publisher = new LinkedHashMap<>();
        publisher.put("category", "vendor");
        publisher.put("name", settings.vendor());
        publisher.put("namespace", settings.namespace().toString());
        all.put("publisher", publisher);
        all.put("role", "csaf_publisher");
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .contentType(MediaType.APPLICATION_JSON)
                .body(all);
    }

    private Instant lastUpdated() {
        return advisories.published(0, 1).stream()
                .findFirst()
                .map(Line::publishedAt)
                .orElseGet(db::now);
    }

    @GetMapping(BASE + "white/index.txt")
    ResponseEntity<String> index() {
        StringBuilder text = new StringBuilder();
        advisories.published(0, ALL).forEach(line -> text.append(line.year())
                .append('/')
                .append(line.fileName())
                .append('\n'));
        return text(text.toString(), TEXT);
    }

    @GetMapping(BASE + "white/changes.csv")
    ResponseEntity<String> changes() {
        StringBuilder text = new StringBuilder();
        advisories.published(0, ALL).forEach(line -> text.append('"')
                .append(line.year())
                .append('/')
                .append(line.fileName())
                .append("\",\"")
                .append(line.publishedAt())
                .append("\"\n"));
        return text(text.toString(), new MediaType("text", "csv", StandardCharsets.UTF_8));
    }

    @GetMapping(BASE + "white/{year:[0-9]{4}}/{file:.+}")
    ResponseEntity<String> file(@PathVariable int year, @PathVariable String file) {
        if (file.endsWith(".sha256")) {
            Published published = find(year, file, ".sha256");
            return text(published.sha256() + "  " + published.fileName() + "\n", TEXT);
        }
        if (file.endsWith(".sha512")) {
            Published published = find(year, file, ".sha512");
            return text(published.sha512() + "  " + published.fileName() + "\n", TEXT);
        }
        return text(find(year, file, "").csaf(), MediaType.APPLICATION_JSON);
    }

    private Published find(int year, String file, String suffix) {
        return advisories
                .publishedFile(year, file.substring(0, file.length() - suffix.length()))
                .orElseThrow(UnknownException::new);
    }

    private static ResponseEntity<String> text(String body, MediaType type) {
        return ResponseEntity.ok()
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .contentType(type)
                .body(body);
    }
}
