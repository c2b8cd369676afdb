package org.probity.disclosure.web;

import java.util.Map;
import org.probity.disclosure.Advisories;
import org.probity.disclosure.Advisories.Published;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Page;
import org.probity.platform.web.Paging;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The advisories that the world sees, as pages. Before its instant an advisory does not exist here. */
@Controller
class PublicAdvisories {
    private final Advisories advisories;

    PublicAdvisories(Advisories advisories) {
        this.advisories = advisories;
    }

    @GetMapping("/advisories")
    Page list(@RequestParam(defaultValue = "1") String page) {
        Paging paging =
                new Paging("/advisories", Map.of(), Paging.number(page), Paging.SIZE, advisories.countPublished());
        return Page.of(
                "disclosure/list",
                Map.of("lines", advisories.published(paging.offset(), paging.size()), "paging", paging));
    }

    @GetMapping("/advisories/{id}")
    Page show(@PathVariable String id) {
        Published published = advisories.published(id).orElseThrow(UnknownException::new);
        return Page.of("disclosure/advisory", Map.of("advisory", published));
    }
}
