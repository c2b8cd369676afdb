package org.probity.platform.web;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What surrounds every page.
 *
 * @param viewer who is signed in, or null
 * @param csrf the token that forms send back
 * @param notice a sentence about what was just done, or null
 * @param look {@code light}, {@code dark}, or empty to follow the system
 * @param conflict both sides of a conflict that the last form ran into, or null
 * @param demo whether this is the demo installation, which says so on each page
 */
public record Shell(
        @Nullable Viewer viewer,
        List<Link> menu,
        String csrf,
        @Nullable String notice,
        String look,
        boolean demo,
        String vendor,
        Assets assets,
        @Nullable Conflict conflict) {
    /** One menu entry. */
    public record Link(String label, String href, boolean active) {}

    Shell with(@Nullable Conflict sides) {
        return new Shell(viewer, menu, csrf, notice, look, demo, vendor, assets, sides);
    }
}
