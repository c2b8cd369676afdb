package org.probity.demo.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.probity.platform.Settings;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** The demo answers only to names of this machine, so that no page elsewhere can reach its doors by a name of its own. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class LoopbackOnly extends OncePerRequestFilter {
    private final Settings settings;

    LoopbackOnly(Settings settings) {
        this.settings = settings;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !settings.demo();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String host = request.getServerName();
        if (host.equals("127.0.0.1")
                || host.equals("localhost")
                || host.equals("[::1]")
                || host.endsWith(".localhost")) {
            chain.doFilter(request, response);
        } else {
            response.sendError(421, "The demo answers only to names of this machine");
        }
    }
}
