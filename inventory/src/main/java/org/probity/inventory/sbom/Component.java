package org.probity.inventory.sbom;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One component, whatever notation it came from.
 *
 * @param index its place among all components of the document, from 0, by where it begins
 * @param parent {@code index} of the component it is nested in, or -1
 * @param depth how deep it is nested, 0 for none
 * @param ref CycloneDX {@code bom-ref} or SPDX identifier
 * @param type by CycloneDX's names ({@code library}, {@code application}, {@code file} …)
 * @param purl as written, not checked
 * @param cpe as written, CPE 2.2 or 2.3, not checked
 * @param extra fields that have no place here (evidence, pedigree, release notes, unknown ones …) as a tree of maps, lists,
 *     strings, numbers and booleans, by the names of the document
 */
public record Component(
        int index,
        int parent,
        int depth,
        @Nullable String ref,
        String type,
        @Nullable String group,
        String name,
        @Nullable String version,
        @Nullable String purl,
        @Nullable String cpe,
        List<Hash> hashes,
        List<License> licenses,
        @Nullable Organization supplier,
        @Nullable Organization manufacturer,
        @Nullable String publisher,
        List<String> authors,
        @Nullable String description,
        @Nullable String copyright,
        @Nullable String scope,
        List<ExternalReference> externalReferences,
        List<Property> properties,
        Map<String, @Nullable Object> extra) {

    /** The component's evidence (CycloneDX 1.3 and later), or an empty tree. */
    @SuppressWarnings("unchecked") // a JSON object is only ever held as such a map
    public Map<String, @Nullable Object> evidence() {
        return extra.get("evidence") instanceof Map<?, ?> tree ? (Map<String, @Nullable Object>) tree : Map.of();
    }

    /** Group and name, as a person would say them. */
    public String fullName() {
        return group == null || group.isEmpty() ? name : group + "/" + name;
    }

    /** Full name and version, or the name alone where no version is known. */
    public String label() {
        return version == null || version.isEmpty() ? fullName() : fullName() + "@" + version;
    }

    /** Whether anybody is named as the one who supplies it. */
    public boolean hasSupplier() {
        return labelled(supplier) || labelled(manufacturer) || (publisher != null && !publisher.isBlank());
    }

    private static boolean labelled(@Nullable Organization organization) {
        return organization != null && !organization.label().isEmpty();
    }

    /** Collects one component while it is read; every field may be set at any time, later calls win. */
    static final class Builder {
        final int index;
        final int parent;
        final int depth;

        @Nullable
        String ref;

        String type = "";

        @Nullable
        String group;

        @Nullable
        String name;

        @Nullable
        String version;

        @Nullable
        String purl;

        @Nullable
        String cpe;

        List<Hash> hashes = List.of();
        List<License> licenses = List.of();

        @Nullable
        Organization supplier;

        @Nullable
        Organization manufacturer;

        @Nullable
        String publisher;

        List<String> authors = List.of();

        @Nullable
        String description;

        @Nullable
        String copyright;

        @Nullable
        String scope;

        List<ExternalReference> externalReferences = List.of();
        List<Property> properties = List.of();
        Map<String, @Nullable Object> extra = Map.of();

        Builder(int index, int parent, int depth) {
            this.index = index;
            this.parent = parent;
            this.depth = depth;
        }

        void extra(String field, @Nullable Object value) {
            if (extra.isEmpty()) {
                extra = new LinkedHashMap<>();
            }
            extra.put(field, value);
        }

        void license(License license) {
            licenses = plus(licenses, license);
        }

        void hash(Hash hash) {
            hashes = plus(hashes, hash);
        }

        void property(Property property) {
            properties = plus(properties, property);
        }

        void author(String author) {
            authors = plus(authors, author);
        }

        void externalReference(ExternalReference reference) {
            externalReferences = plus(externalReferences, reference);
        }

        private static <T> List<T> plus(List<T> list, T more) {
            List<T> grown = list instanceof ArrayList<T> ? list : new ArrayList<>(2);
            grown.add(more);
            return grown;
        }

        Component build() {
            return new Component(
                    index,
                    parent,
                    depth,
                    ref,
                    type,
                    group,
                    name == null ? "" : name,
                    version,
                    purl,
                    cpe,
                    hashes,
                    licenses,
                    supplier,
                    manufacturer,
                    publisher,
                    authors,
                    description,
                    copyright,
                    scope,
                    externalReferences,
                    properties,
                    extra);
        }
    }
}
