package org.probity.identifiers.purl;

import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A package URL by ECMA-427, always valid and always in normal form: two that mean the same package are equal and print
 * the same.
 *
 * <p>Reading accepts what clause 5 lets a parser accept (slashes after the scheme, type in any case, needless slashes
 * and escapes, qualifiers in any order) and refuses everything else with a {@link PurlException} that names component
 * and place. Types that are not registered are accepted as clause 5.7 demands; see {@link #isRegistered()}.
 *
 * <p>Instances are immutable and may be shared between threads. Reading takes time and memory in proportion to the
 * length of the text.
 */
public final class Purl implements Comparable<Purl> {
    private static final Comparator<Purl> ORDER = Comparator.comparing(Purl::toString);

    private final String type;
    private final @Nullable String namespace;
    private final String name;
    private final @Nullable String version;
    private final Map<String, String> qualifiers;
    private final @Nullable String subpath;
    private @Nullable String canonical;

    /** Takes parts that {@link PurlRules} has checked and normalised; the qualifiers are sorted and unmodifiable. */
    Purl(
            String type,
            @Nullable String namespace,
            String name,
            @Nullable String version,
            Map<String, String> qualifiers,
            @Nullable String subpath) {
        this.type = type;
        this.namespace = namespace;
        this.name = name;
        this.version = version;
        this.qualifiers = qualifiers;
        this.subpath = subpath;
    }

    /**
     * Reads a package URL.
     *
     * @throws PurlException if the text is not a valid package URL
     */
    public static Purl parse(String text) {
        return PurlParser.parse(text, true);
    }

    /**
     * Reads a package URL as the guide "How to parse a PURL" does: like {@link #parse}, but a qualifier key in upper case
     * is folded although clause 5.6.6 wants lower case. For tools' output that is to be repaired.
     *
     * @throws PurlException if even so the text is not a package URL
     */
    public static Purl parseLenient(String text) {
        return PurlParser.parse(text, false);
    }

    /** The package URL in a text, or empty if the text is not a valid one. */
    public static Optional<Purl> tryParse(String text) {
        try {
            return Optional.of(parse(text));
        } catch (PurlException refused) {
            return Optional.empty();
        }
    }

    /** Starts to put a package URL together from decoded parts. */
    public static Builder builder(String type, String name) {
        return new Builder(type, name);
    }

    /** The type, lower case. */
    public String type() {
        return type;
    }

    /** The namespace, decoded, its segments joined by slashes; null if there is none. */
    public @Nullable String namespace() {
        return namespace;
    }

    /** The name, decoded. */
    public String name() {
        return name;
    }

    /** The version, decoded; null if there is none. */
    public @Nullable String version() {
        return version;
    }

    /** The qualifiers with decoded values, sorted by key, unmodifiable; empty if there are none. */
    public Map<String, String> qualifiers() {
        return qualifiers;
    }

    /** The subpath, decoded, its segments joined by slashes; null if there is none. */
    public @Nullable String subpath() {
        return subpath;
    }

    /** The rules of this type; empty if the type is not registered (clause 5.7). */
    public Optional<PurlType> definition() {
        return PurlType.of(type);
    }

    /** Whether the type is a registered one; if not, clause 5.7 asks that the reader be warned. */
    public boolean isRegistered() {
        return PurlTypes.BY_NAME.containsKey(type);
    }

    /** The package alone: type, namespace and name, without version, qualifiers and subpath. */
    public Purl withoutVersion() {
        return version == null && qualifiers.isEmpty() && subpath == null
                ? this
                : new Purl(type, namespace, name, null, Map.of(), null);
    }

    /**
     * This package in another version.
     *
     * @throws PurlException if the type does not allow the version
     */
    public Purl withVersion(@Nullable String other) {
        return PurlRules.check(type, namespace, name, other, qualifiers, subpath, PurlParser.NO_PLACE);
    }

    /** The canonical form (ECMA-427 clause 5), ASCII only. */
    @Override
    public String toString() {
        String text = canonical;
        if (text == null) {
            text = PurlWriter.write(this);
            canonical = text;
        }
        return text;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Purl that
                && name.equals(that.name)
                && type.equals(that.type)
                && Objects.equals(namespace, that.namespace)
                && Objects.equals(version, that.version)
                && qualifiers.equals(that.qualifiers)
                && Objects.equals(subpath, that.subpath);
    }

    @Override
    public int hashCode() {
        return Objects.hash(type, namespace, name, version, qualifiers, subpath);
    }

    /** Orders by canonical form; this is not an order of versions. */
    @Override
    public int compareTo(Purl other) {
        return ORDER.compare(this, other);
    }

    /** Collects decoded parts; {@link #build()} checks them all. */
    public static final class Builder {
        private final String type;
        private final String name;
        private @Nullable String namespace;
        private @Nullable String version;
        private @Nullable String subpath;
        private final Map<String, String> qualifiers = new LinkedHashMap<>();

        private Builder(String type, String name) {
            this.type = type;
            this.name = name;
        }

        /** Sets the namespace, segments joined by slashes; null or empty for none. */
        public Builder namespace(@Nullable String value) {
            namespace = value;
            return this;
        }

        /** Sets the version; null or empty for none. */
        public Builder version(@Nullable String value) {
            version = value;
            return this;
        }

        /** Adds or replaces a qualifier; a null or empty value is the same as none. */
        public Builder qualifier(String key, @Nullable String value) {
            qualifiers.put(key, value == null ? "" : value);
            return this;
        }

        /** Sets the subpath, segments joined by slashes; null or empty for none. */
        public Builder subpath(@Nullable String value) {
            subpath = value;
            return this;
        }

        /**
         * Puts the parts together.
         *
         * @throws PurlException if they do not make a valid package URL
         */
        public Purl build() {
            return PurlParts.build(type, namespace, name, version, qualifiers, subpath);
        }
    }
}
