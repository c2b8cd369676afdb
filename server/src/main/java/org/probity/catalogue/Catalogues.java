package org.probity.catalogue;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The shipped catalogues. Immutable; read once, on first use. */
public final class Catalogues {
    /** Said wherever requirements are shown. */
    public static final String NOTICE =
            "Requirements are a working paraphrase of our own, unverified against the standards, with marks of certainty. "
                    + "Nothing here is a claim of compliance.";

    private final Map<String, Requirement> requirements = new LinkedHashMap<>();
    private final Map<String, Attribute> attributes = new LinkedHashMap<>();
    private final Map<String, AttributeRequirement> items = new LinkedHashMap<>();

    /** Reads on first use and never again. */
    private static final class Holder {
        static final Catalogues SHIPPED = new Catalogues();
    }

    private Catalogues() {
        for (Standard standard : List.of(Standard.ISO_30111, Standard.ISO_29147)) {
            CatalogueReader.clauses(standard).forEach(this::add);
        }
        for (Attribute attribute : CatalogueReader.attributes()) {
            attributes.put(attribute.id(), attribute);
            for (AttributeRequirement item : attribute.items()) {
                items.put(item.id(), item);
                add(item.requirement());
            }
        }
    }

    private void add(Requirement requirement) {
        if (requirements.put(requirement.id(), requirement) != null) {
            throw new IllegalStateException("the catalogues hold " + requirement.id() + " twice");
        }
    }

    /** The catalogues of this version of the program. */
    public static Catalogues shipped() {
        return Holder.SHIPPED;
    }

    /** Every requirement of every standard, in the order of the standards. */
    public Collection<Requirement> requirements() {
        return java.util.Collections.unmodifiableCollection(requirements.values());
    }

    public Optional<Requirement> requirement(String id) {
        return Optional.ofNullable(requirements.get(id));
    }

    /** The 22 attributes of ISO/IEC 20243-2, in its order. */
    public Collection<Attribute> attributes() {
        return java.util.Collections.unmodifiableCollection(attributes.values());
    }

    public Optional<Attribute> attribute(String id) {
        return Optional.ofNullable(attributes.get(id));
    }

    /** A requirement of an attribute, {@code SE_VAR.03}. */
    public Optional<AttributeRequirement> item(String id) {
        return Optional.ofNullable(items.get(id));
    }
}
