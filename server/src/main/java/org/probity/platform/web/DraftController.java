package org.probity.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.servlet.view.RedirectView;

/** Keeps drafts while people type, and their choice of light or dark. */
@Controller
class DraftController {
    private final Drafts drafts;

    DraftController(Drafts drafts) {
        this.drafts = drafts;
    }

    /** The script sends a form here a moment after each pause in typing. */
    @PostMapping("/drafts")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void keep(Submission submission, HttpServletRequest request) {
        String form = request.getParameter("_form");
        if (form != null && form.startsWith("/") && form.length() <= 300) {
            drafts.keep(request, form, submission.values());
        }
    }

    /** Throws a draft away and shows the page anew. */
    @PostMapping(path = "/drafts", params = "_discard")
    RedirectView discard(
            HttpServletRequest request, @RequestParam("_discard") String form, @RequestParam("_back") String back) {
        drafts.drop(request, form);
        return here(back);
    }

    @PostMapping("/look")
    RedirectView look(
            HttpServletRequest request, HttpServletResponse response, @RequestParam Map<String, String> fields) {
        String look = fields.getOrDefault("look", "");
        boolean pinned = look.equals("light") || look.equals("dark");
        Cookies.write(
                request, response, Cookies.LOOK, pinned ? look : "", pinned ? Duration.ofDays(365) : Duration.ZERO);
        return here(fields.getOrDefault("back", "/"));
    }

    /** Only paths of ours, so that nobody can be led elsewhere. */
    private static RedirectView here(String back) {
        boolean ours = back.startsWith("/") && !back.startsWith("//") && !back.contains("\\");
        RedirectView view = new RedirectView(ours ? back : "/", false, false, false);
        view.setStatusCode(HttpStatus.SEE_OTHER);
        return view;
    }
}
