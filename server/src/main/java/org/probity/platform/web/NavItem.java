package org.probity.platform.web;

import java.util.Set;

/**
 * One entry of the menu, contributed by a context as a bean.
 *
 * @param order smaller is further left
 * @param roles shown to whoever has one of these; empty means to every signed-in person
 */
public record NavItem(int order, String label, String href, Set<String> roles) {
    boolean offeredTo(Viewer viewer) {
        return roles.isEmpty() || roles.stream().anyMatch(viewer.roles()::contains);
    }
}
