package org.probity.record.store;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The fields of an event's class down to the last scalar, and an instance with something in each of them. */
final class EventShape {
    private EventShape() {}

    /** Place and type of every field, such as {@code report.channel = WEB|MAIL}. Enums name their constants. */
    static SortedMap<String, String> of(Class<?> event) {
        SortedMap<String, String> fields = new TreeMap<>();
        shape("", event, fields, new HashSet<>());
        return fields;
    }

    private static void shape(String place, Type type, SortedMap<String, String> fields, Set<Class<?>> above) {
        switch (type) {
            case ParameterizedType generic -> {
                Class<?> raw = (Class<?>) generic.getRawType();
                Type last = generic.getActualTypeArguments()[generic.getActualTypeArguments().length - 1];
                fields.put(place, raw.getSimpleName());
                shape(place + (Map.class.isAssignableFrom(raw) ? "{}" : "[]"), last, fields, above);
            }
            case Class<?> enumeration
            when enumeration.isEnum() ->
                fields.put(
                        place,
                        Arrays.stream(enumeration.getEnumConstants())
                                .map(Object::toString)
                                .collect(Collectors.joining("|")));
            case Class<?> product
            when product.isRecord() -> {
                if (!above.add(product)) {
                    fields.put(place, product.getSimpleName());
                    return;
                }
                for (RecordComponent component : product.getRecordComponents()) {
                    String name = place.isEmpty() ? component.getName() : place + "." + component.getName();
                    shape(name, component.getGenericType(), fields, above);
                }
                above.remove(product);
            }
            case Class<?> sum
            when sum.isSealed() -> {
                for (Class<?> member : sum.getPermittedSubclasses()) {
                    shape(place + "(" + member.getSimpleName() + ")", member, fields, above);
                }
            }
            default -> fields.put(place, type instanceof Class<?> scalar ? scalar.getSimpleName() : type.toString());
        }
    }

    /**
     * Whether an event written with the older shape still reads as the newer without a change of schema: the same fields of the
     * same types; enums may have gained constants.
     */
    static List<String> changes(Map<String, String> recorded, Map<String, String> present) {
        List<String> changes = new ArrayList<>();
        Set<String> places = new java.util.TreeSet<>(recorded.keySet());
        places.addAll(present.keySet());
        for (String place : places) {
            String was = recorded.get(place);
            String is = present.get(place);
            if (was == null) {
                changes.add(place + " is new");
            } else if (is == null) {
                changes.add(place + " is gone");
            } else if (!was.equals(is)
                    && !(was.contains("|") && Set.of(is.split("\\|")).containsAll(Set.of(was.split("\\|"))))) {
                changes.add(place + " was " + was + " and is " + is);
            }
        }
        return changes;
    }

    /** An instance with something in each field. */
    static Object filled(Type type) {
        return switch (type) {
            case ParameterizedType generic -> collection(generic);
            case Class<?> c when c == String.class -> "text";
            case Class<?> c when c == boolean.class || c == Boolean.class -> true;
            case Class<?> c when c == int.class || c == Integer.class -> 7;
            case Class<?> c when c == long.class || c == Long.class -> 7L;
            case Class<?> c when c == Instant.class -> Instant.parse("2026-11-22T12:00:00Z");
            case Class<?> c when c == LocalDate.class -> LocalDate.parse("2026-11-22");
            case Class<?> c when c.isEnum() -> c.getEnumConstants()[0];
            case Class<?> c when c.isSealed() -> filled(c.getPermittedSubclasses()[0]);
            case Class<?> c when c.isRecord() -> record(c);
            default -> throw new IllegalStateException("write a sample of " + type + " by hand");
        };
    }

    private static Object collection(ParameterizedType generic) {
        Class<?> raw = (Class<?>) generic.getRawType();
        Type[] of = generic.getActualTypeArguments();
        if (Map.class.isAssignableFrom(raw)) {
            return Map.of(filled(of[0]), filled(of[1]));
        }
        return Set.class.isAssignableFrom(raw) ? Set.of(filled(of[0])) : List.of(filled(of[0]));
    }

    private static Object record(Class<?> type) {
        RecordComponent[] components = type.getRecordComponents();
        Class<?>[] types =
                Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        Object[] values = Arrays.stream(components)
                .map(component -> filled(component.getGenericType()))
                .toArray();
        try {
            var constructor = type.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("write a sample of " + type.getName() + " by hand: " + e.getCause(), e);
        }
    }
}
