package org.probity.inventory.sbom;

import java.util.List;
import java.util.Map;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What every reader shares: where parts go, what was odd, numbering, limits, and references seen so far. */
final class Reading {
    final SbomHandler handler;
    final Limits limits;
    final Head head;
    private final LongSet refs = new LongSet();
    private int started;
    private long told;

    Reading(SbomFormat format, SbomHandler handler, Limits limits) {
        this.handler = handler;
        this.limits = limits;
        this.head = new Head(format);
    }

    /** The number of a component that begins here. */
    int begin() throws SbomException {
        if (started >= limits.components()) {
            throw new SbomException("more than " + limits.components() + " components; this is over the limit");
        }
        return started++;
    }

    void odd(String code, String message, int line) {
        handler.oddity(new Oddity(code, message, line));
    }

    /** Notes a reference and complains when it was already given to another part. */
    void ref(@Nullable String ref, IntSupplier line) {
        if (ref != null && !refs.add(LongSet.hash(ref))) {
            odd("duplicate-ref", "the reference \"" + clip(ref) + "\" is given to more than one part", line.getAsInt());
        }
    }

    /** The text if it is no longer than an identity may be, else null and an oddity. */
    @Nullable
    String identity(String field, String text, int line) {
        if (text.length() <= limits.identityLength()) {
            return text;
        }
        odd(
                "too-long",
                field + " of " + text.length() + " characters is not believed (\"" + clip(text) + "\"); the limit is "
                        + limits.identityLength(),
                line);
        return null;
    }

    void component(Component.Builder c, IntSupplier line) {
        ref(c.ref, line);
        if (c.name == null || c.name.isBlank()) {
            odd("no-name", "component " + c.index + " has no name", line.getAsInt());
        }
        told++;
        handler.component(c.build());
    }

    void finish() {
        handler.document(head.build(told));
    }

    /** Short enough for a message, on one line. */
    static String clip(String text) {
        String start = text.length() > 60 ? text.substring(0, 60) + "…" : text;
        return start.replaceAll("\\p{Cntrl}", " ");
    }

    /** What the document says of itself, collected while it is read. */
    static final class Head {
        final SbomFormat format;

        @Nullable
        String specVersion;

        @Nullable
        String serialNumber;

        @Nullable
        Long version;

        @Nullable
        String name;

        @Nullable
        String timestamp;

        final List<String> tools = new java.util.ArrayList<>();
        final List<String> authors = new java.util.ArrayList<>();
        final List<String> describes = new java.util.ArrayList<>();

        @Nullable
        Organization supplier;

        @Nullable
        Organization manufacturer;

        @Nullable
        Component primary;

        List<Property> properties = List.of();
        final Map<String, @Nullable Object> extra = new java.util.LinkedHashMap<>();

        Head(SbomFormat format) {
            this.format = format;
        }

        SbomDocument build(long components) {
            return new SbomDocument(
                    format,
                    specVersion,
                    serialNumber,
                    version,
                    name,
                    timestamp,
                    tools,
                    authors,
                    supplier,
                    manufacturer,
                    primary,
                    describes,
                    properties,
                    extra,
                    components);
        }
    }
}
