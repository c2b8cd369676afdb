package org.probity.record.store;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probity.platform.decide.RefusedException;
import org.probity.record.Event;
import org.probity.record.EventFamily;
import org.probity.record.EventName;
import org.probity.record.Upcast;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Events to JSON and back. Knows the events of every context by their {@link EventName}. */
@Component
public final class EventCodec {
    private final Map<String, Class<? extends Event>> byName = new HashMap<>();
    private final Map<Class<?>, EventName> names = new HashMap<>();
    private final Upcasts upcasts;
    private final JsonMapper json = JsonMapper.builder()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    public EventCodec(List<EventFamily> families, ObjectProvider<Upcast> upcasts) {
        this.upcasts = new Upcasts(upcasts);
        for (EventFamily family : families) {
            for (Class<? extends Event> member : family.members()) {
                register(member);
            }
        }
    }

    private void register(Class<? extends Event> member) {
        EventName name = member.getAnnotation(EventName.class);
        if (name == null) {
            throw new IllegalStateException(member.getName() + " lacks @EventName");
        }
        upcasts.mustReach(name.value(), name.schema());
        names.put(member, name);
        Class<?> other = byName.put(name.value(), member);
        if (other != null) {
            throw new IllegalStateException(name.value() + " names both " + other + " and " + member);
        }
    }

    EventName name(Event event) {
        EventName name = names.get(event.getClass());
        if (name == null) {
            throw new IllegalStateException(event.getClass().getName() + " belongs to no EventFamily bean");
        }
        return name;
    }

    String write(Event event) {
        return json.writeValueAsString(event);
    }

    /** The event's fields as maps, lists and scalars, for sealing. */
    @SuppressWarnings("unchecked")
    Map<String, Object> fields(String body) {
        return json.readValue(body, Map.class);
    }

    /**
     * An event as the present program knows it, whatever schema it was written in.
     *
     * @throws RefusedException when a newer program wrote it
     */
    Event read(String type, int schema, String body) {
        Class<? extends Event> known = type(type);
        int present = schema(known);
        if (schema > present) {
            throw newer(
                    "an event " + type + " of schema " + schema + ", and this program knows schemas up to " + present);
        }
        return schema == present
                ? json.readValue(body, known)
                : json.convertValue(upcasts.apply(type, schema, present, fields(body)), known);
    }

    /** The record class of an event type. */
    Class<? extends Event> type(String type) {
        Class<? extends Event> known = byName.get(type);
        if (known == null) {
            throw newer("an event of the unknown type " + type);
        }
        return known;
    }

    private int schema(Class<? extends Event> member) {
        EventName name = names.get(member);
        return name == null ? 1 : name.schema();
    }

    private static RefusedException newer(String what) {
        return new RefusedException(
                "The record holds " + what + "; it was written by a newer program.",
                "Start the newer Probity that wrote it.");
    }

    /** Fields that were read by {@link #fields}, written again. */
    String write(Map<String, Object> fields) {
        return json.writeValueAsString(fields);
    }

    /** A text as it stands within a body, without the quotation marks around it. */
    String inside(String text) {
        String quoted = json.writeValueAsString(text);
        return quoted.substring(1, quoted.length() - 1);
    }

    /** The classes of all events that this program knows, by name. */
    Map<String, Class<? extends Event>> known() {
        return Map.copyOf(byName);
    }
}
