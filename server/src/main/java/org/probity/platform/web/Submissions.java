package org.probity.platform.web;

import static org.probity.db.Tables.PLATFORM_REQUEST;

import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jooq.exception.IntegrityConstraintViolationException;
import org.jspecify.annotations.Nullable;
import org.probity.platform.db.Db;
import org.probity.platform.decide.ConflictException;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.view.RedirectView;

/**
 * Takes a form through a command: a second send is answered like the first, a refusal comes back with all that was typed
 * and says why at its place, success leads on to another page.
 */
@Component
public class Submissions {
    private static final Duration NOTICE_LIFE = Duration.ofMinutes(1);
    private static final Duration ONCE_LIFE = Duration.ofDays(2);

    private final Db db;
    private final Drafts drafts;
    private final ViewerSource viewers;
    private final ObjectProvider<MeanwhileSource> others;

    Submissions(Db db, Drafts drafts, ViewerSource viewers, ObjectProvider<MeanwhileSource> others) {
        this.db = db;
        this.drafts = drafts;
        this.viewers = viewers;
        this.others = others;
    }

    /**
     * Where to go after success.
     *
     * @param location a path of ours
     * @param notice one sentence about what was done
     */
    public record Done(String location, String notice) {}

    /**
     * Runs the command.
     *
     * @param again makes the page with the form on it, for a refusal (status 422) or a stale version (409)
     */
    public View run(
            Submission submission, HttpServletResponse response, Supplier<Done> command, Function<Form, Page> again) {
        String earlier = claim(submission.once());
        if (earlier != null) {
            return seeOther(earlier);
        }
        try {
            Done done = command.get();
            settle(submission.once(), done.location());
            drafts.drop(submission.request(), submission.action());
            Cookies.write(submission.request(), response, Cookies.NOTICE, done.notice(), NOTICE_LIFE);
            return seeOther(done.location());
        } catch (RefusedException refused) {
            release(submission);
            return again.apply(submission.form().refused(refused.problems())).with(HttpStatus.UNPROCESSABLE_CONTENT);
        } catch (ConflictException conflict) {
            release(submission);
            return conflicted(submission, conflict, again);
        } catch (RuntimeException fault) {
            release(submission);
            throw fault;
        }
    }

    /** Shows both sides. The form is on the newer version now, so whoever has seen what is new may send it again. */
    private View conflicted(Submission submission, ConflictException conflict, Function<Form, Page> again) {
        Problem problem = Problem.of(String.valueOf(conflict.getMessage()), "");
        Form form = submission.form().refused(List.of(problem));
        Meanwhile meanwhile = others.stream()
                .flatMap(source -> source.since(conflict, viewers.viewer(submission.request())).stream())
                .findFirst()
                .orElse(null);
        if (meanwhile != null && meanwhile.expected() == submission.version()) {
            form = form.on(meanwhile.actual());
        }
        return again.apply(form)
                .with(HttpStatus.CONFLICT)
                .showing(meanwhile == null ? null : Conflict.of(meanwhile, submission.values()));
    }

    private static View seeOther(String location) {
        RedirectView redirect = new RedirectView(location, false, false, false);
        redirect.setStatusCode(HttpStatus.SEE_OTHER);
        return redirect;
    }

    private @Nullable String claim(String once) {
        if (once.isEmpty() || once.length() > 64) {
            return null;
        }
        try {
            db.change(sql -> sql.insertInto(PLATFORM_REQUEST)
                    .set(PLATFORM_REQUEST.REQUEST_KEY, once)
                    .set(PLATFORM_REQUEST.OUTCOME, "")
                    .set(PLATFORM_REQUEST.AT, db.now())
                    .execute());
            return null;
        } catch (IntegrityConstraintViolationException secondSend) {
            return outcome(once);
        }
    }

    /** The first send may still be at work: waits for it for a moment. */
    private String outcome(String once) {
        for (int i = 0; i < 50; i++) {
            String outcome = db.read(sql -> sql.select(PLATFORM_REQUEST.OUTCOME)
                    .from(PLATFORM_REQUEST)
                    .where(PLATFORM_REQUEST.REQUEST_KEY.eq(once))
                    .fetchOne(PLATFORM_REQUEST.OUTCOME));
            if (outcome != null && !outcome.isEmpty()) {
                return outcome;
            }
            try {
                Thread.sleep(100);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                break;
            }
        }
        throw new RefusedException(
                "This was sent twice and the first is still being worked on.",
                "Reload the page to see what came of it.");
    }

    private void settle(String once, String location) {
        db.change(sql -> {
            sql.update(PLATFORM_REQUEST)
                    .set(PLATFORM_REQUEST.OUTCOME, location)
                    .where(PLATFORM_REQUEST.REQUEST_KEY.eq(once))
                    .execute();
            sql.deleteFrom(PLATFORM_REQUEST)
                    .where(PLATFORM_REQUEST.AT.lt(db.now().minus(ONCE_LIFE)))
                    .execute();
        });
    }

    private void release(Submission submission) {
        db.change(sql -> sql.deleteFrom(PLATFORM_REQUEST)
                .where(PLATFORM_REQUEST.REQUEST_KEY.eq(submission.once()))
                .execute());
        drafts.keep(submission.request(), submission.action(), submission.values());
    }
}
