package org.probity.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.platform.web.Drafts;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.authentication.logout.LogoutHandler;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Component;

/**
 * When a session has ended: leads to the sign-in page and back, and keeps the form that was being sent. An API request gets
 * a plain 401.
 */
@Component
class SessionEnds implements AuthenticationEntryPoint, LogoutHandler {
    static final String RETURN_TO = "returnTo";

    private final ObjectProvider<Drafts> drafts;
    private final WhoCookie who;
    private final HttpSessionRequestCache cache = new HttpSessionRequestCache();

    SessionEnds(ObjectProvider<Drafts> drafts, WhoCookie who) {
        this.drafts = drafts;
        this.who = who;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException cause)
            throws IOException {
        if (request.getRequestURI().startsWith("/api/")) {
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
            return;
        }
        if (request.getMethod().equals("POST")) {
            Map<String, List<String>> values = new LinkedHashMap<>();
            request.getParameterMap().forEach((name, all) -> values.put(name, List.of(all)));
            drafts.getObject().keep(request, request.getRequestURI(), values);
            request.getSession().setAttribute(RETURN_TO, cameFrom(request));
            response.sendRedirect("/login?ended");
            return;
        }
        cache.saveRequest(request, response);
        response.sendRedirect("/login");
    }

    /** The path of the page that the form was on. */
    private static String cameFrom(HttpServletRequest request) {
        String referer = request.getHeader("Referer");
        try {
            URI uri = referer == null ? null : URI.create(referer);
            if (uri != null && uri.getAuthority() != null && uri.getAuthority().equals(request.getHeader("Host"))) {
                return uri.getRawPath() + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
            }
        } catch (IllegalArgumentException malformed) {
            return "/home";
        }
        return "/home";
    }

    @Override
    public void logout(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication) {
        who.clear(request, response);
    }
}
