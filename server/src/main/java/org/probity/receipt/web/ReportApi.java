package org.probity.receipt.web;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import org.probity.platform.Settings;
import org.probity.platform.decide.RefusedException;
import org.probity.receipt.Intake;
import org.probity.receipt.NewReport;
import org.probity.receipt.Reports.State;
import org.probity.traceability.Satisfies;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** {@code POST /api/v1/reports}: a report as JSON, without an account. Refusals are problem documents (RFC 9457). */
@RestController
class ReportApi {
    private static final int LONGEST = 1_048_576;

    private final Intake intake;
    private final Guests guests;
    private final Settings settings;

    ReportApi(Intake intake, Guests guests, Settings settings) {
        this.intake = intake;
        this.guests = guests;
        this.settings = settings;
    }

    /** 201 with number, link and state; {@code Location} is the link, the only way back to the report. */
    @PostMapping(path = "/api/v1/reports", consumes = MediaType.APPLICATION_JSON_VALUE)
    @Satisfies({"29147-6.2.2-a", "29147-6.2.2-b", "29147-6.2.4-a"})
    ResponseEntity<Map<String, String>> submit(HttpServletRequest request) throws IOException {
        if (!guests.mayReport(request)) {
            throw new ResponseStatusException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    "Too many reports came from your network within a minute. Wait a minute.");
        }
        byte[] body = request.getInputStream().readNBytes(LONGEST + 1);
        if (body.length > LONGEST) {
            throw new ResponseStatusException(
                    HttpStatus.CONTENT_TOO_LARGE,
                    "The document is larger than 1 MB. Add files behind the link afterwards.");
        }
        Intake.Submitted submitted = submit(ReportJson.read(new String(body, StandardCharsets.UTF_8)));
        String link = settings.baseUrl() + "/r/" + submitted.token();
        Map<String, String> answer = new LinkedHashMap<>();
        answer.put("number", submitted.number());
        answer.put("link", link);
        answer.put("state", State.SUBMITTED.name());
        return ResponseEntity.created(URI.create(link))
                .cacheControl(CacheControl.noStore())
                .body(answer);
    }

    private Intake.Submitted submit(NewReport report) {
        try {
            return intake.submit(report, null);
        } catch (RefusedException refused) {
            throw new RefusedException(
                    refused.problems().stream().map(ReportJson::named).toList());
        }
    }
}
