package org.probity.handling.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.probity.handling.Cases;
import org.probity.handling.Cases.CaseFile;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Page;
import org.probity.record.Bundles;
import org.probity.record.EventStore;
import org.probity.record.StoredEvent;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The evidence bundle of a case: what it would tell its receiver, and the bundle itself. */
@Controller
class BundleController {
    /** Times and kinds of events without what they are about: enough to prove how the process ran. */
    private static final List<String> PROCESS = List.of("/type", "/at", "/version");

    private final Cases cases;
    private final CaseRecord record;
    private final EventStore store;
    private final Bundles bundles;

    BundleController(Cases cases, CaseRecord record, EventStore store, Bundles bundles) {
        this.cases = cases;
        this.record = record;
        this.store = store;
        this.bundles = bundles;
    }

    @GetMapping("/cases/{id}/bundle")
    Page choose(Subject who, @PathVariable String id) {
        CaseFile file = find(who, id);
        Bundles.Bundle process = make(file, "process");
        return Page.of(
                "handling/bundle",
                Map.of(
                        "file", file,
                        "process", process,
                        "all", make(file, "all")));
    }

    @GetMapping("/cases/{id}/bundle/{choice:process|all}.zip")
    void download(Subject who, @PathVariable String id, @PathVariable String choice, HttpServletResponse response)
            throws IOException {
        Bundles.Bundle bundle = make(find(who, id), choice);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + "-" + choice + ".zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        bundle.writer().writeTo(response.getOutputStream());
    }

    private CaseFile find(Subject who, String id) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        return cases.find(who, id).orElseThrow(UnknownException::new);
    }

    private Bundles.Bundle make(CaseFile file, String choice) {
        List<StoredEvent> events = store.timeline(record.streams(file));
        boolean everything = choice.equals("all");
        String title = everything ? "Case " + file.id() : "How a case was handled";
        return bundles.make(new Bundles.Choice(title, events, everything ? List.of() : PROCESS, Map.of()));
    }
}
