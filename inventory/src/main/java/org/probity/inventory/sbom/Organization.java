package org.probity.inventory.sbom;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A supplier, manufacturer or author.
 *
 * @param name null where only a contact or address is given
 * @param urls web addresses
 * @param contacts names or mail addresses of people
 */
public record Organization(@Nullable String name, List<String> urls, List<String> contacts) {
    public Organization {
        urls = List.copyOf(urls);
        contacts = List.copyOf(contacts);
    }

    public static Organization named(String name) {
        return new Organization(name, List.of(), List.of());
    }

    /** The name, or else the first contact or address; empty if nothing at all is said. */
    public String label() {
        if (name != null && !name.isBlank()) {
            return name;
        }
        if (!contacts.isEmpty()) {
            return contacts.getFirst();
        }
        return urls.isEmpty() ? "" : urls.getFirst();
    }
}
