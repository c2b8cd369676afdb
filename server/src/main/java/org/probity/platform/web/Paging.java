package org.probity.platform.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Which part of a list is shown. All of it is in the address.
 *
 * @param path of the list
 * @param filters in force, by parameter name
 * @param page from 1
 * @param size rows on a page
 * @param total rows that the filters leave
 */
public record Paging(String path, Map<String, String> filters, int page, int size, long total) {
    /** Rows on a page where nothing else is said. */
    public static final int SIZE = 25;

    /** A page number from an address; 1 for anything that is none. */
    public static int number(String text) {
        try {
            return Math.clamp(Long.parseLong(text), 1, 100_000);
        } catch (NumberFormatException none) {
            return 1;
        }
    }

    public int offset() {
        return (page - 1) * size;
    }

    public long pages() {
        return Math.max(1, (total + size - 1) / size);
    }

    /** The address of another page with the same filters. */
    public String at(int other) {
        Map<String, String> all = new LinkedHashMap<>(filters);
        all.put("page", Integer.toString(other));
        return path + "?" + query(all);
    }

    /** The address of the first page without one of the filters. */
    public String without(String filter) {
        Map<String, String> rest = new LinkedHashMap<>(filters);
        rest.remove(filter);
        return rest.isEmpty() ? path : path + "?" + query(rest);
    }

    private static String query(Map<String, String> all) {
        return all.entrySet().stream()
                .map(e -> e.getKey() + "=" + URLEncoder.encode(e.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
