package org.probity.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.identity.People;
import org.probity.identity.Subject;
import org.probity.platform.web.Viewer;
import org.probity.platform.web.ViewerSource;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The signed-in person, read anew for each request, so that a lost role or a lock-out counts at once. */
@Component
class CurrentSubject implements ViewerSource {
    private static final String CACHED = CurrentSubject.class.getName();

    private final People people;
    private final WhoCookie who;

    CurrentSubject(People people, WhoCookie who) {
        this.people = people;
        this.who = who;
    }

    Optional<Subject> subject(HttpServletRequest request) {
        if (request.getAttribute(CACHED) instanceof Subject cached) {
            return Optional.of(cached);
        }
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null
                || authentication instanceof AnonymousAuthenticationToken
                || !authentication.isAuthenticated()) {
            return Optional.empty();
        }
        Optional<Subject> found = people.find(authentication.getName())
                .filter(person -> !person.disabled())
                .map(person -> new Subject(person.id(), person.name(), person.roles()));
        found.ifPresent(subject -> request.setAttribute(CACHED, subject));
        return found;
    }

    @Override
    public @Nullable Viewer viewer(HttpServletRequest request) {
        return subject(request)
                .map(s -> new Viewer(
                        s.personId(),
                        s.name(),
                        s.roles().stream().map(Enum::name).collect(Collectors.toSet())))
                .orElse(null);
    }

    @Override
    public @Nullable String draftOwner(HttpServletRequest request) {
        return subject(request).map(Subject::personId).orElseGet(() -> who.read(request));
    }
}
