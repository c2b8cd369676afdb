package org.probity.record.web;

import jakarta.servlet.http.HttpServletRequest;
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
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** How to check the record, for everybody; and, where the operator wants it, the log's own files. */
@Controller
class RecordController {
    private static final String LOG = "/log/";

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

    /** A file of the log; full tiles never change, the checkpoint and partial tiles do. */
    @GetMapping("/log/**")
    ResponseEntity<byte[]> file(HttpServletRequest request) {
        if (!published) {
            throw new UnknownException();
        }
        String path = request.getRequestURI().substring(LOG.length());
        byte[] bytes = files.file(path).orElseThrow(UnknownException::new);
        boolean fixed = !path.equals("checkpoint");
        return ResponseEntity.ok()
                .contentType(
                        fixed
                                ? MediaType.APPLICATION_OCTET_STREAM
                                : MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .cacheControl(
                        fixed
                                ? CacheControl.maxAge(Duration.ofDays(365))
                                        .cachePublic()
                                        .immutable()
                                : CacheControl.noCache())
                .body(bytes);
    }
}
