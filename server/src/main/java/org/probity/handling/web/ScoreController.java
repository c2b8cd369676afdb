package org.probity.handling.web;

import java.util.Map;
import org.probity.identity.Subject;
import org.probity.scoring.cvss.CvssFormatException;
import org.probity.scoring.cvss.CvssScores;
import org.probity.scoring.cvss.CvssVector;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Scores a vector while somebody chooses its metrics. */
@Controller
class ScoreController {
    @GetMapping("/score")
    ResponseEntity<Map<String, String>> score(Subject who, @RequestParam String vector) {
        try {
            CvssScores scores = CvssVector.parse(vector).scores();
            return answer(Map.of(
                    "score", scores.first().decimal().toPlainString(),
                    "severity", scores.severity().word(),
                    "version", scores.version().label()));
        } catch (CvssFormatException e) {
            return answer(Map.of("error", String.valueOf(e.getMessage())));
        }
    }

    private static ResponseEntity<Map<String, String>> answer(Map<String, String> body) {
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(body);
    }
}
