package org.probity.custody.web;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.probity.custody.CustodyEvent.Target;
import org.probity.custody.store.BundleDesk;
import org.probity.custody.store.Dossiers;
import org.probity.custody.store.ErasureDesk;
import org.probity.custody.store.ErasurePlans;
import org.probity.identity.Dossier;
import org.probity.identity.People;
import org.probity.identity.Subject;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Page;
import org.probity.platform.web.Paging;
import org.probity.record.Erasures;
import org.probity.record.EventStore;
import org.probity.record.Seals;
import org.probity.record.Spot;
import org.probity.record.StoredEvent;
import org.probity.record.Verifications;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The record of any object, and single events with all that checks them. */
@Controller
class RecordPages {
    private static final int ON_PAGE = 100;

    private final Dossiers dossiers;
    private final EventStore store;
    private final RecordView view;
    private final Erasures erasures;
    private final Verifications verifications;
    private final Seals seals;
    private final BundleDesk bundles;
    private final ErasureDesk desk;
    private final People people;

    RecordPages(
            Dossiers dossiers,
            EventStore store,
            RecordView view,
            Erasures erasures,
            Verifications verifications,
            Seals seals,
            BundleDesk bundles,
            ErasureDesk desk,
            People people) {
        this.dossiers = dossiers;
        this.store = store;
        this.view = view;
        this.erasures = erasures;
        this.verifications = verifications;
        this.seals = seals;
        this.bundles = bundles;
        this.desk = desk;
        this.people = people;
    }

    @GetMapping("/record/{kind}/{id}")
    Page record(
            Subject who,
            @PathVariable String kind,
            @PathVariable String id,
            @RequestParam(defaultValue = "1") String page) {
        Dossier dossier = dossiers.open(who, kind, id).orElseThrow(UnknownException::new);
        List<StoredEvent> events = store.timeline(dossier.streams()).reversed();
        Paging paging = new Paging("/record/" + kind + "/" + id, Map.of(), Paging.number(page), ON_PAGE, events.size());
        Target target = new Target(kind, id);
        boolean custody = ErasurePlans.mayPropose(who, kind);
        return Page.of(
                "custody/record",
                Map.of(
                        "dossier",
                        dossier,
                        "label",
                        dossiers.label(kind),
                        "lines",
                        view.checked(events.stream()
                                .skip(paging.offset())
                                .limit(paging.size())
                                .toList()),
                        "paging",
                        paging,
                        "bundles",
                        dossier.tell() ? bundles.of(target) : List.of(),
                        "erasures",
                        custody ? desk.of(target) : List.of(),
                        "custody",
                        custody,
                        "aboutPeople",
                        ErasurePlans.ABOUT_PEOPLE.contains(kind),
                        "people",
                        people));
    }

    @GetMapping("/record/event/{id}")
    Page event(Subject who, @PathVariable String id) {
        Dossiers.Opened opened = dossiers.event(who, id);
        RecordView.Line line = view.checked(List.of(opened.event())).getFirst();
        List<Spot> spots = erasures.spots(opened.event()).stream()
                .filter(spot -> opened.dossier().personal() || spot.personal().isEmpty())
                .toList();
        return Page.of(
                "custody/event",
                Map.of(
                        "event", opened.event(),
                        "dossier", opened.dossier(),
                        "line", line,
                        "spots", spots,
                        "log", seals.state(),
                        "custody", ErasurePlans.mayPropose(who, opened.dossier().kind())));
    }

    /** The proof, for any tlog-proof verifier. */
    @GetMapping("/record/event/{id}/proof")
    ResponseEntity<byte[]> proof(Subject who, @PathVariable String id) {
        Verifications.Files files = files(who, id);
        return file(files.logIndex() + ".tlog-proof", files.proof());
    }

    /** The entry as it lies in the log. */
    @GetMapping("/record/event/{id}/entry")
    ResponseEntity<byte[]> entry(Subject who, @PathVariable String id) {
        Verifications.Files files = files(who, id);
        return file(files.logIndex() + ".json", files.entry());
    }

    /** All that the entry hides and that is left, for who may see all of it. */
    @GetMapping("/record/event/{id}/disclosures")
    ResponseEntity<byte[]> disclosures(Subject who, @PathVariable String id) {
        if (!dossiers.event(who, id).dossier().personal()) {
            throw new UnknownException();
        }
        Verifications.Files files = files(who, id);
        return file(files.logIndex() + ".txt", files.disclosures().getBytes(StandardCharsets.US_ASCII));
    }

    private Verifications.Files files(Subject who, String id) {
        return verifications.files(dossiers.event(who, id).event()).orElseThrow(UnknownException::new);
    }

    private static ResponseEntity<byte[]> file(String name, byte[] bytes) {
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + "\"")
                .body(bytes);
    }
}
