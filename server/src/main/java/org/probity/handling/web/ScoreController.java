package org.probity.handling.web;

import org.probity.identity.Subject;
import org.probity.scoring.cvss.CvssFormatException;
import org.probity.scoring.cvss.CvssScores;
import org.probity.scoring.cvss.CvssVector;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.HtmlUtils;

/** Scores a vector while somebody chooses its metrics: a piece of the page, swapped in as they go. */
@Controller
class ScoreController {
    @GetMapping("/score")
    ResponseEntity<String> score(Subject who, @RequestParam String vector) {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .contentType(MediaType.TEXT_HTML)
                .body(HtmlUtils.htmlEscape(vector.isBlank() ? "" : words(vector.strip())));
    }

    private static String words(String vector) {
        try {
            CvssScores scores = CvssVector.parse(vector).scores();
            return scores.first().decimal().toPlainString() + " "
                    + scores.severity().word() + " (CVSS " + scores.version().label() + ")";
        } catch (CvssFormatException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
