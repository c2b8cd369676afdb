package org.probity.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.Settings;
import org.probity.platform.db.Db;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.platform.web.Paging;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.record.StreamId;
import org.probity.record.Timelines;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The administrator's pages: who works here, as what, and the one-time links that let them in. */
@Controller
class PeopleController {
    private static final String LIST = "/admin/people";
    private static final Duration LINK_LIFE = Duration.ofDays(2);
    private static final String LINK = PeopleController.class.getName() + ".link";
    private static final List<Option> ROLES = List.of(Role.values()).stream()
            .map(role -> new Option(role.name(), role.label(), role.task()))
            .toList();

    private final People people;
    private final Timelines timelines;
    private final Drafts drafts;
    private final Submissions submissions;
    private final Settings settings;
    private final Db db;

    PeopleController(
            People people, Timelines timelines, Drafts drafts, Submissions submissions, Settings settings, Db db) {
        this.people = people;
        this.timelines = timelines;
        this.drafts = drafts;
        this.submissions = submissions;
        this.settings = settings;
        this.db = db;
    }

    @GetMapping(LIST)
    Page list(
            Subject who,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "1") String page) {
        who.mustBe(Role.ADMINISTRATOR);
        Map<String, String> filters = new LinkedHashMap<>();
        if (!q.isBlank()) {
            filters.put("q", q.strip());
        }
        if (ROLES.stream().anyMatch(known -> known.value().equals(role))) {
            filters.put("role", role);
        }
        List<People.Person> found =
                people.all().stream().filter(person -> fits(person, filters)).toList();
        Paging paging = new Paging(LIST, filters, Paging.number(page), Paging.SIZE, found.size());
        return Page.of(
                "identity/people",
                Map.of(
                        "people",
                                found.stream()
                                        .skip(paging.offset())
                                        .limit(paging.size())
                                        .toList(),
                        "paging", paging,
                        "roles", ROLES));
    }

    private static boolean fits(People.Person person, Map<String, String> filters) {
        String text = filters.getOrDefault("q", "").toLowerCase(Locale.ROOT);
        String role = filters.get("role");
        return (person.name() + " " + person.login()).toLowerCase(Locale.ROOT).contains(text)
                && (role == null || person.roles().contains(Role.valueOf(role)));
    }

    @GetMapping(LIST + "/new")
    Page invitation(Subject who, HttpServletRequest request) {
        who.mustBe(Role.ADMINISTRATOR);
        return newPage(drafts.open(request, Form.empty(LIST, 0)));
    }

    private static Page newPage(Form form) {
        return Page.of("identity/invite", Map.of("form", form, "roles", ROLES));
    }

    @PostMapping(LIST)
    View invite(Subject who, Submission form, HttpServletRequest request, HttpServletResponse response) {
        who.mustBe(Role.ADMINISTRATOR);
        return submissions.run(
                form,
                response,
                () -> {
                    String email = form.text("email");
                    var invited = people.invite(
                            who.actor(),
                            form.text("login").toLowerCase(Locale.ROOT),
                            form.text("name"),
                            email.isEmpty() ? null : email,
                            roles(form),
                            db.now().plus(LINK_LIFE));
                    return linked(request, invited, form.text("name") + " is invited. Pass the link on.");
                },
                PeopleController::newPage);
    }

    @GetMapping(LIST + "/{id}")
    Page person(Subject who, @PathVariable String id, HttpServletRequest request) {
        who.mustBe(Role.ADMINISTRATOR);
        return personPage(id, request, null);
    }

    @PostMapping(LIST + "/{id}/roles")
    View changeRoles(
            Subject who,
            @PathVariable String id,
            Submission form,
            HttpServletRequest request,
            HttpServletResponse response) {
        who.mustBe(Role.ADMINISTRATOR);
        return submissions.run(
                form,
                response,
                () -> {
                    people.changeRoles(who.actor(), id, form.version(), roles(form));
                    return new Submissions.Done(LIST + "/" + id, "The roles are changed.");
                },
                again -> personPage(id, request, again));
    }

    @PostMapping(LIST + "/{id}/lock")
    View lock(
            Subject who,
            @PathVariable String id,
            Submission form,
            HttpServletRequest request,
            HttpServletResponse response) {
        who.mustBe(Role.ADMINISTRATOR);
        boolean disable = form.text("to").equals("locked");
        return submissions.run(
                form,
                response,
                () -> {
                    people.setDisabled(who.actor(), id, form.version(), disable);
                    return new Submissions.Done(
                            LIST + "/" + id, disable ? "This person is locked out." : "This person may sign in again.");
                },
                again -> personPage(id, request, again));
    }

    @PostMapping(LIST + "/{id}/link")
    View newLink(
            Subject who,
            @PathVariable String id,
            Submission form,
            HttpServletRequest request,
            HttpServletResponse response) {
        who.mustBe(Role.ADMINISTRATOR);
        return submissions.run(
                form,
                response,
                () -> linked(
                        request,
                        people.inviteAgain(who.actor(), id, db.now().plus(LINK_LIFE)),
                        "There is a new link; older ones have ended."),
                again -> personPage(id, request, again));
    }

    /** The link goes to the next page through the session, is shown there once and kept nowhere. */
    private Submissions.Done linked(HttpServletRequest request, People.Invited invited, String notice) {
        request.getSession()
                .setAttribute(LINK, invited.personId() + " " + settings.baseUrl() + "/welcome/" + invited.token());
        return new Submissions.Done(LIST + "/" + invited.personId(), notice);
    }

    private static String takeLink(HttpServletRequest request, String personId) {
        HttpSession session = request.getSession();
        if (session.getAttribute(LINK) instanceof String kept && kept.startsWith(personId + " ")) {
            session.removeAttribute(LINK);
            return kept.substring(personId.length() + 1);
        }
        return "";
    }

    private static Set<Role> roles(Submission form) {
        Set<Role> roles = EnumSet.noneOf(Role.class);
        for (Role role : Role.values()) {
            if (form.all("roles").contains(role.name())) {
                roles.add(role);
            }
        }
        return roles;
    }

    private Page personPage(String id, HttpServletRequest request, @Nullable Form again) {
        People.Person person = people.find(id).orElseThrow(UnknownException::new);
        String home = LIST + "/" + id;
        List<String> held =
                new ArrayList<>(person.roles().stream().map(Role::name).toList());
        Form roles = new Form(
                home + "/roles",
                Map.of("roles", held),
                List.of(),
                person.version(),
                Form.empty("", 0).once(),
                false);
        Map<String, Form> forms = new HashMap<>();
        forms.put("roles", roles);
        forms.put("lock", Form.empty(home + "/lock", person.version()));
        forms.put("link", Form.empty(home + "/link", person.version()));
        if (again != null) {
            forms.put(again.action().substring(home.length() + 1), again);
        }
        return Page.of(
                "identity/person",
                Map.of(
                        "person", person,
                        "forms", forms,
                        "roles", ROLES,
                        "link", takeLink(request, id),
                        "timeline", timelines.of(List.of(new StreamId("person", id)))));
    }
}
