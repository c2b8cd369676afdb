package org.probity.record;

import java.util.ArrayList;
import java.util.List;

/**
 * The events of one context, as a bean, so that the store can read them back.
 *
 * @param root the sealed interface
 */
public record EventFamily(Class<? extends Event> root) {
    /** Every record below the root. */
    public List<Class<? extends Event>> members() {
        List<Class<? extends Event>> found = new ArrayList<>();
        collect(root, found);
        return found;
    }

    /** The names of its events in the store. */
    public List<String> names() {
        return members().stream()
                .map(member -> member.getAnnotation(EventName.class))
                .filter(java.util.Objects::nonNull)
                .map(EventName::value)
                .toList();
    }

    private static void collect(Class<?> type, List<Class<? extends Event>> found) {
        if (type.isSealed()) {
            for (Class<?> member : type.getPermittedSubclasses()) {
                collect(member, found);
            }
        } else {
            found.add(type.asSubclass(Event.class));
        }
    }
}
