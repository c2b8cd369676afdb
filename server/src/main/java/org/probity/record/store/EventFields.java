package org.probity.record.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.record.FreeText;
import org.probity.record.Personal;
import org.probity.record.Personal.Part;

/**
 * What the fields of an event's body are, from its JSON and its record class side by side: a field is free text or personal
 * when its component, or one around it, says so.
 */
final class EventFields {
    static final String NOT_TEXT =
            "It is a number, a date or a choice that later steps were decided on; the record could not be"
                    + " read without it.";
    static final String REFERENCE = "Other parts of the record refer to it or depend on it.";
    static final String EMPTY = "There is nothing in it.";

    private EventFields() {}

    /**
     * A field without fields of its own.
     *
     * @param kept why it cannot be redacted, or null
     */
    record Field(
            String pointer,
            @Nullable Object value,
            Set<Part> personal,
            @Nullable String kept) {}

    /** What holds around a field. */
    private record Marks(boolean free, Set<Part> personal) {
        static final Marks NONE = new Marks(false, Set.of());

        Marks with(RecordComponent component) {
            Personal own = component.getAnnotation(Personal.class);
            Set<Part> parts = EnumSet.noneOf(Part.class);
            parts.addAll(personal);
            if (own != null) {
                parts.addAll(List.of(own.value()));
            }
            return new Marks(free || component.isAnnotationPresent(FreeText.class), parts);
        }
    }

    /** The fields of a body that belongs to this class. */
    static List<Field> of(Class<?> type, Map<String, Object> body) {
        List<Field> fields = new ArrayList<>();
        walk("/body", body, type, Marks.NONE, fields);
        return fields;
    }

    private static void walk(
            String pointer, @Nullable Object value, @Nullable Type type, Marks marks, List<Field> fields) {
        switch (value) {
            case Map<?, ?> map
            when !map.isEmpty() ->
                map.forEach((name, inner) -> {
                    RecordComponent component = component(type, String.valueOf(name));
                    Type innerType = component == null ? argument(type, 1) : component.getGenericType();
                    walk(
                            pointer + "/" + escaped(String.valueOf(name)),
                            inner,
                            innerType,
                            component == null ? marks : marks.with(component),
                            fields);
                });
            case List<?> list
            when !list.isEmpty() -> {
                for (int i = 0; i < list.size(); i++) {
                    walk(pointer + "/" + i, list.get(i), argument(type, 0), marks, fields);
                }
            }
            case null -> fields.add(new Field(pointer, null, Set.of(), EMPTY));
            default -> fields.add(new Field(pointer, value, marks.personal(), kept(value, type, marks)));
        }
    }

    private static @Nullable String kept(Object value, @Nullable Type type, Marks marks) {
        if (value instanceof Map || value instanceof List || value.equals("")) {
            return EMPTY;
        }
        if (!(value instanceof String) || (type != null && !type.equals(String.class))) {
            return NOT_TEXT;
        }
        return marks.free() || !marks.personal().isEmpty() ? null : REFERENCE;
    }

    private static @Nullable RecordComponent component(@Nullable Type type, String name) {
        if (type instanceof Class<?> known && known.isRecord()) {
            for (RecordComponent component : known.getRecordComponents()) {
                if (component.getName().equals(name)) {
                    return component;
                }
            }
        }
        return null;
    }

    private static @Nullable Type argument(@Nullable Type type, int place) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            return arguments[Math.min(place, arguments.length - 1)];
        }
        return null;
    }

    /** RFC 6901, section 3. */
    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }

    /** Puts a text where a pointer leads; the body is changed in place. */
    @SuppressWarnings("unchecked")
    static void put(Map<String, Object> body, String pointer, String text) {
        String[] steps = pointer.substring("/body/".length()).split("/", -1);
        Object at = body;
        for (int i = 0; i < steps.length; i++) {
            String step = steps[i].replace("~1", "/").replace("~0", "~");
            boolean last = i == steps.length - 1;
            if (at instanceof Map<?, ?> map) {
                Map<String, Object> fields = (Map<String, Object>) map;
                if (last) {
                    fields.put(step, text);
                } else {
                    at = fields.get(step);
                }
            } else if (at instanceof List<?> list) {
                List<Object> items = (List<Object>) list;
                if (last) {
                    items.set(Integer.parseInt(step), text);
                } else {
                    at = items.get(Integer.parseInt(step));
                }
            }
        }
    }
}
