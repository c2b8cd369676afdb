package org.probity.record.web;

import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Page;
import org.probity.platform.web.PublicPaths;
import org.probity.record.LogFiles;
import org.probity.record.Seals;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How to check the record, for everybody; and, where the operator wants it, the log's own files. */
@Controller
class RecordController {
    private static final String LOG = "/log/";
    private static final MediaType TEXT = MediaType.parseMediaType("text/plain;charset=UTF-8");

    private final Seals seals;
    private final LogFiles files;
    private final boolean published;

    RecordController(Seals seals, LogFiles files, @Value("${probity.publish-log:false}") boolean published) {
        this.seals = seals;
        this.files = files;
        this.published = published;
    }

    @Bean
    static PublicPaths recordPaths() {
        return PublicPaths.of("/record/how", "/log/**");
    }

    @GetMapping("/record/how")
    Page how() {
        return Page.of("record/how", Map.of("log", seals.state(), "published", published));
    }

    /**
     * A file of the log, as C2SP tlog-tiles wants it served: tiles and entry bundles, partial ones too, have the same bytes for
     * ever; the checkpoint and the list of keys change. Scripts of other sites may read them, since they hold no secret.
     */
    @GetMapping("/log/**")
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        if (!published) {
            throw new UnknownException();
        }
        String path = request.getRequestURI().substring(LOG.length());
        boolean text = path.equals("checkpoint") || path.equals("keys");
        byte[] bytes = path.equals("keys") ? keys() : files.file(path).orElseThrow(UnknownException::new);
        return ResponseEntity.ok()
                .contentType(text ? TEXT : MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(
                        text
                                ? CacheControl.noCache()
                                : CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable())
                .header(HttpHeaders.ACCESS_CONTROL_ALLOW_ORIGIN, "*")
                .body(bytes);
    }

    /** Verifier keys, one a line, as the file {@code keys} of a bundle has them. */
    private byte[] keys() {
        return (String.join("\n", seals.verifierKeys()) + "\n").getBytes(StandardCharsets.UTF_8);
    }
}
