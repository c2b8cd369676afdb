package org.probity.custody.web;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.custody.CustodyEvent.Target;
import org.probity.custody.store.BundleDesk;
import org.probity.custody.store.BundleDesk.Wish;
import org.probity.custody.store.Dossiers;
import org.probity.identity.Dossier;
import org.probity.identity.People;
import org.probity.identity.Subject;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Form;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.record.Bundles;
import org.probity.record.Erasures;
import org.probity.record.StoredEvent;
import org.probity.record.Timeline;
import org.probity.record.Timelines;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** Choosing, field by field, what an evidence bundle tells; seeing it as the receiver will; and fetching it. */
@Controller
class BundleChoiceController {
    /** Times and kinds of events without what they are about: enough to show how the process ran. */
    private static final Set<String> PROCESS = Set.of("/type", "/at", "/version");

    private final BundleDesk desk;
    private final Dossiers dossiers;
    private final Erasures erasures;
    private final Timelines timelines;
    private final Submissions submissions;
    private final People people;

    BundleChoiceController(
            BundleDesk desk,
            Dossiers dossiers,
            Erasures erasures,
            Timelines timelines,
            Submissions submissions,
            People people) {
        this.desk = desk;
        this.dossiers = dossiers;
        this.erasures = erasures;
        this.timelines = timelines;
        this.submissions = submissions;
        this.people = people;
    }

    @GetMapping("/record/{kind}/{id}/bundle")
    Page choose(
            Subject who,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "process") String preset) {
        Dossier dossier = desk.tellable(who, new Target(kind, id));
        Map<String, List<String>> values = new HashMap<>();
        List<String> picks = new ArrayList<>();
        List<String> events = new ArrayList<>();
        for (BundleChoice choice : choices(dossier)) {
            if (!preset.equals("none")) {
                events.add(choice.entry().eventId());
            }
            choice.spots().stream()
                    .filter(spot -> spot.tombstone() == null)
                    .filter(spot -> preset.equals("everything")
                            || (preset.equals("process") && PROCESS.contains(spot.pointer())))
                    .forEach(spot -> picks.add(spot.eventId() + ":" + spot.pointer()));
        }
        values.put("pick", picks);
        values.put("event", events);
        values.put("title", List.of(title(dossier, preset)));
        return chooser(
                dossier,
                new Form(
                        action(kind, id),
                        values,
                        List.of(),
                        0,
                        Form.empty("", 0).once(),
                        false));
    }

    private String title(Dossier dossier, String preset) {
        return preset.equals("everything")
                ? "The record of " + dossiers.label(dossier.kind()) + " " + dossier.id()
                : "How a " + dossiers.label(dossier.kind()) + " was handled";
    }

    private static String action(String kind, String id) {
        return "/record/" + kind + "/" + id + "/bundle";
    }

    private List<BundleChoice> choices(Dossier dossier) {
        List<StoredEvent> events = desk.events(dossier);
        Map<String, Timeline.Entry> entries = new HashMap<>();
        timelines.of(events).entries().forEach(entry -> entries.put(entry.eventId(), entry));
        List<BundleChoice> choices = new ArrayList<>();
        for (StoredEvent event : events) {
            Timeline.Entry entry = entries.get(event.id());
            if (entry != null) {
                choices.add(new BundleChoice(entry, erasures.spots(event)));
            }
        }
        return choices;
    }

    private Page chooser(Dossier dossier, Form form) {
        return Page.of(
                "custody/choose",
                Map.of(
                        "dossier", dossier,
                        "label", dossiers.label(dossier.kind()),
                        "choices", choices(dossier),
                        "picked", Set.copyOf(form.all("pick")),
                        "files", desk.files(desk.events(dossier)),
                        "form", form));
    }

    private static Wish wish(Target target, Submission form) {
        Map<String, List<String>> fields = new LinkedHashMap<>();
        form.all("event").forEach(event -> fields.put(event, new ArrayList<>()));
        for (String pick : form.all("pick")) {
            int colon = pick.indexOf(':');
            if (colon > 0) {
                fields.computeIfAbsent(pick.substring(0, colon), event -> new ArrayList<>())
                        .add(pick.substring(colon + 1));
            }
        }
        return new Wish(
                target,
                form.text("title"),
                form.text("receiver"),
                form.text("purpose"),
                fields,
                new LinkedHashSet<>(form.all("file")));
    }

    /** Shows what the receiver would learn; nothing is made yet. */
    @PostMapping("/record/{kind}/{id}/bundle/preview")
    Page preview(Subject who, @PathVariable String kind, @PathVariable String id, Submission form) {
        Target target = new Target(kind, id);
        Dossier dossier = desk.tellable(who, target);
        Form kept = new Form(
                action(kind, id), form.values(), List.of(), 0, Form.empty("", 0).once(), false);
        if (form.ticked("back")) {
            return chooser(dossier, kept);
        }
        try {
            Wish wish = wish(target, form);
            Bundles.Bundle bundle = desk.preview(who, wish);
            return previewPage(dossier, wish, bundle, kept, null);
        } catch (RefusedException refused) {
            return chooser(dossier, kept.refused(refused.problems())).with(HttpStatus.UNPROCESSABLE_CONTENT);
        }
    }

    private Page previewPage(
            Dossier dossier, Wish wish, Bundles.Bundle bundle, Form form, BundleDesk.@Nullable Made made) {
        Map<String, Object> model = new HashMap<>();
        model.put("dossier", dossier);
        model.put("label", dossiers.label(dossier.kind()));
        model.put("bundle", bundle);
        model.put("withheld", withheld(bundle));
        model.put("files", filesOf(bundle, wish));
        model.put("total", desk.events(dossier).size());
        model.put("wish", wish);
        model.put("form", form);
        if (made != null) {
            model.put("made", made);
        }
        model.put("people", people);
        return Page.of("custody/preview", model);
    }

    /** How many fields of each event are not told. */
    private Map<String, Integer> withheld(Bundles.Bundle bundle) {
        Map<String, Integer> withheld = new HashMap<>();
        for (Bundles.Told told : bundle.told()) {
            withheld.put(
                    told.event().id(),
                    erasures.spots(told.event()).size() - told.fields().size());
        }
        return withheld;
    }

    private Map<String, String> filesOf(Bundles.Bundle bundle, Wish wish) {
        Map<String, String> all =
                desk.files(bundle.told().stream().map(Bundles.Told::event).toList());
        Map<String, String> chosen = new LinkedHashMap<>();
        wish.files().forEach(sha256 -> chosen.put(sha256, all.getOrDefault(sha256, sha256)));
        return chosen;
    }

    @PostMapping("/record/{kind}/{id}/bundle")
    View make(
            Subject who,
            @PathVariable String kind,
            @PathVariable String id,
            Submission form,
            HttpServletResponse response) {
        Target target = new Target(kind, id);
        Dossier dossier = desk.tellable(who, target);
        return submissions.run(
                form,
                response,
                () -> new Submissions.Done(
                        "/record/bundles/" + desk.make(who, wish(target, form)),
                        "The bundle is made, and that you made it is on the record."),
                again -> chooser(dossier, again));
    }

    @GetMapping("/record/bundles/{id}")
    Page made(Subject who, @PathVariable String id) {
        BundleDesk.Made made = desk.find(who, id).orElseThrow(UnknownException::new);
        Dossier dossier = desk.tellable(who, made.made().target());
        Map<String, List<String>> fields = new LinkedHashMap<>();
        made.made().fields().forEach(some -> fields.put(some.eventId(), some.pointers()));
        Wish wish = new Wish(
                made.made().target(),
                made.made().title(),
                made.made().receiver(),
                made.made().purpose(),
                fields,
                new LinkedHashSet<>(made.made().attachments()));
        return previewPage(dossier, wish, desk.bundle(who, made), Form.empty("", 0), made);
    }

    @GetMapping("/record/bundles/{id}/file")
    void file(Subject who, @PathVariable String id, HttpServletResponse response) throws IOException {
        BundleDesk.Made made = desk.find(who, id).orElseThrow(UnknownException::new);
        Bundles.Bundle bundle = desk.bundle(who, made);
        response.setContentType("application/zip");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + id + ".evidence.zip\"");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        bundle.writer().writeTo(response.getOutputStream());
    }
}
