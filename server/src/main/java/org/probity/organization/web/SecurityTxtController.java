package org.probity.organization.web;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.probity.organization.SecurityTxtField;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.traceability.Satisfies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** {@code /.well-known/security.txt} (RFC 9116): how to reach the vendor about vulnerabilities, for people and tools. */
@Controller
@Satisfies("29147-9.2.2-a")
class SecurityTxtController {
    /** RFC 9116 2.5.5 wants less than a year; what is served is made anew each day. */
    private static final Duration LIFE = Duration.ofDays(90);

    private final Settings settings;
    private final ObjectProvider<SecurityTxtField> more;
    private final Db db;

    SecurityTxtController(Settings settings, ObjectProvider<SecurityTxtField> more, Db db) {
        this.settings = settings;
        this.more = more;
        this.db = db;
    }

    @GetMapping("/.well-known/security.txt")
    ResponseEntity<String> securityTxt() {
        String base = settings.baseUrl();
        StringBuilder text = new StringBuilder();
        line(text, "Contact", base + "/report");
        line(text, "Expires", db.now().truncatedTo(ChronoUnit.DAYS).plus(LIFE).toString());
        line(text, "Preferred-Languages", "en");
        line(text, "Canonical", base + "/.well-known/security.txt");
        line(text, "Policy", base + "/policy");
        List<SecurityTxtField> fields = more.orderedStream().toList();
        fields.forEach(field ->
                line(text, field.name(), field.value().startsWith("/") ? base + field.value() : field.value()));
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType("text/plain;charset=UTF-8"))
                .body(text.toString());
    }

    private static void line(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append('\n');
    }
}
