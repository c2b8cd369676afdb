package org.probity.platform.web;

import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.servlet.View;
import org.springframework.web.servlet.support.RequestContextUtils;

/**
 * A page to answer with: a template under {@code src/main/jte}, its parameters, and the status. Every template has the
 * parameter {@code shell}, which is filled in here.
 */
public final class Page implements View {
    private final String template;
    private final Map<String, Object> params;
    private final HttpStatus status;
    private final @Nullable Conflict conflict;

    private Page(String template, Map<String, Object> params, HttpStatus status, @Nullable Conflict conflict) {
        this.template = template;
        this.params = params;
        this.status = status;
        this.conflict = conflict;
    }

    /** A page with status 200. */
    public static Page of(String template, Map<String, Object> params) {
        return new Page(template, params, HttpStatus.OK, null);
    }

    /** The same page with another status. */
    public Page with(HttpStatus other) {
        return new Page(template, params, other, conflict);
    }

    /** The same page with both sides of a conflict above it. */
    Page showing(@Nullable Conflict sides) {
        return new Page(template, params, status, sides);
    }

    @Override
    public void render(@Nullable Map<String, ?> model, HttpServletRequest request, HttpServletResponse response)
            throws Exception {
        WebApplicationContext context = RequestContextUtils.findWebApplicationContext(request);
        if (context == null) {
            throw new IllegalStateException("no application context");
        }
        Map<String, Object> all = new HashMap<>(params);
        all.put(
                "shell",
                context.getBean(ShellFactory.class).shell(request, response).with(conflict));
        StringOutput output = new StringOutput(16_384);
        context.getBean(TemplateEngine.class).render(template + ".jte", all, output);
        response.setStatus(status.value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        byte[] bytes = output.toString().getBytes(StandardCharsets.UTF_8);
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
