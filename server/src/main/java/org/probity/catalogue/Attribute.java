package org.probity.catalogue;

import java.util.List;

/**
 * One of the 22 attributes that ISO/IEC 20243-2 assesses.
 *
 * @param id {@code SE_VAR}
 * @param area Technology Development or Supply Chain Security
 * @param group the group inside the area
 * @param purpose in our words
 * @param items its requirements, in order of their ids
 */
public record Attribute(
        String id,
        String title,
        String area,
        String group,
        String purpose,
        Certainty purposeCertainty,
        List<AttributeRequirement> items) {
    public Attribute {
        items = List.copyOf(items);
    }

    /** Items that the verdict is about. */
    public List<AttributeRequirement> mandatory() {
        return items.stream().filter(AttributeRequirement::mandatory).toList();
    }
}
