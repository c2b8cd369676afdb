package org.probity.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;

/** A form as it was sent. A controller method takes it as a parameter. */
public final class Submission {
    private final HttpServletRequest request;
    private final Map<String, List<String>> values;
    private final List<MultipartFile> files;

    private Submission(HttpServletRequest request, Map<String, List<String>> values, List<MultipartFile> files) {
        this.request = request;
        this.values = values;
        this.files = files;
    }

    /** Reads fields and files; the fields of the machinery ({@code _csrf}, {@code _once}, {@code _version}) stay apart. */
    static Submission of(HttpServletRequest request) {
        Map<String, List<String>> values = new LinkedHashMap<>();
        request.getParameterMap().forEach((name, all) -> {
            if (!name.startsWith("_")) {
                values.put(name, List.of(all));
            }
        });
        List<MultipartFile> files = new ArrayList<>();
        if (request instanceof MultipartHttpServletRequest multipart) {
            multipart.getMultiFileMap().values().forEach(part -> part.stream()
                    .filter(file -> !file.isEmpty())
                    .forEach(files::add));
        }
        return new Submission(request, values, files);
    }

    /** A field, stripped; empty when absent. */
    public String text(String name) {
        List<String> all = values.get(name);
        return all == null ? "" : all.getFirst().strip();
    }

    public List<String> all(String name) {
        return values.getOrDefault(name, List.of());
    }

    /** Whether a box is ticked. */
    public boolean ticked(String name) {
        return !text(name).isEmpty();
    }

    public Map<String, List<String>> values() {
        return values;
    }

    /** Files that were chosen; empty ones are left out. */
    public List<MultipartFile> files() {
        return files;
    }

    /** The version of the thing that the form was opened on; 0 when the form has none. */
    public long version() {
        try {
            return Long.parseLong(request.getParameter("_version"));
        } catch (NumberFormatException none) {
            return 0;
        }
    }

    String once() {
        String once = request.getParameter("_once");
        return once == null ? "" : once;
    }

    /** The path it was sent to. */
    public String action() {
        return request.getRequestURI();
    }

    public HttpServletRequest request() {
        return request;
    }

    /** The form to show again. */
    Form form() {
        return new Form(action(), values, List.of(), version(), Form.newOnce(), false);
    }
}
