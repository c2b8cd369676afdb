package org.probity.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import org.probity.identity.People;
import org.probity.identity.SignIn;
import org.probity.platform.decide.UnknownException;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.authentication.AuthenticationSuccessHandler;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.savedrequest.SavedRequest;
import org.springframework.stereotype.Component;

/** When a session begins: leads back to where the person wanted to go. */
@Component
class SessionStarts implements AuthenticationSuccessHandler, SignIn {
    private final People people;
    private final WhoCookie who;
    private final SecurityContextRepository contexts;
    private final HttpSessionRequestCache cache = new HttpSessionRequestCache();

    SessionStarts(People people, WhoCookie who, SecurityContextRepository contexts) {
        this.people = people;
        this.who = who;
        this.contexts = contexts;
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws IOException {
        who.set(request, response, authentication.getName());
        response.sendRedirect(target(request, response));
    }

    private String target(HttpServletRequest request, HttpServletResponse response) {
        HttpSession session = request.getSession();
        if (session.getAttribute(SessionEnds.RETURN_TO) instanceof String page) {
            session.removeAttribute(SessionEnds.RETURN_TO);
            return page;
        }
        SavedRequest saved = cache.getRequest(request, response);
        cache.removeRequest(request, response);
        return saved == null ? "/home" : saved.getRedirectUrl();
    }

    @Override
    public void as(String personId, HttpServletRequest request, HttpServletResponse response) {
        People.Person person = people.find(personId).filter(p -> !p.disabled()).orElseThrow(UnknownException::new);
        HttpSession old = request.getSession(false);
        if (old != null) {
            old.invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(PasswordAndCode.authenticated(person));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        who.set(request, response, personId);
    }
}
