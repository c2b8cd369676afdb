package org.probity.receipt.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import org.probity.platform.Settings;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Cookies;
import org.probity.platform.web.RateLimiter;
import org.probity.receipt.Intake;
import org.probity.receipt.store.SecretLinks;
import org.springframework.stereotype.Component;

/** Strangers: a mark so that their drafts are found again, and bounds on what one network address may try. */
@Component
class Guests {
    private static final Duration MARK_LIFE = Duration.ofDays(30);

    private final RateLimiter reports;
    private final RateLimiter guesses;
    private final Intake intake;

    Guests(Settings settings, Intake intake) {
        this.reports = new RateLimiter(settings.limits().reportsPerMinute());
        this.guesses = new RateLimiter(settings.limits().guessesPerMinute());
        this.intake = intake;
    }

    void mark(HttpServletRequest request, HttpServletResponse response) {
        String mark = Cookies.read(request, Cookies.GUEST);
        if (mark == null || mark.length() < 20) {
            Cookies.write(request, response, Cookies.GUEST, SecretLinks.token(), MARK_LIFE);
        }
    }

    /** Whether one more report may come from this address now. */
    boolean mayReport(HttpServletRequest request) {
        return reports.allows(request.getRemoteAddr());
    }

    /** {@link #mayReport} or a refusal. */
    void mustReport(HttpServletRequest request) {
        if (!mayReport(request)) {
            throw new RefusedException(
                    "Too much came from your network within a minute.",
                    "Wait a minute and send again; what you typed is kept.");
        }
    }

    /** The report behind a link. A wrong link, and any link after too many wrong ones, is answered alike. */
    Intake.Followed follow(HttpServletRequest request, String token) {
        String address = request.getRemoteAddr();
        if (!guesses.hasLeft(address)) {
            throw new UnknownException();
        }
        return intake.follow(token).orElseThrow(() -> {
            guesses.allows(address);
            return new UnknownException();
        });
    }
}
