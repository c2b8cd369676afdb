package org.probity.platform.web;

import java.util.Set;

/**
 * The signed-in person as a page needs to know them.
 *
 * @param roles role names, for what the menu offers; what is allowed is decided elsewhere
 */
public record Viewer(String id, String name, Set<String> roles) {
    /** First letters of the first and last name, for the round mark in the corner. */
    public String initials() {
        String[] parts = name.strip().split("\\s+");
        String first = parts[0].substring(0, 1);
        return parts.length == 1 ? first : first + parts[parts.length - 1].charAt(0);
    }
}
