package org.probity.assessment.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.catalogue.AttributeRequirement;
import org.probity.catalogue.Catalogues;

/** The requirements before and after, for walking through without returning to the tree. */
public record Around(@Nullable String before, @Nullable String after) {
    static Around of(String requirement) {
        List<String> ids = Catalogues.shipped().attributes().stream()
                .flatMap(attribute -> attribute.items().stream())
                .map(AttributeRequirement::id)
                .toList();
        int at = ids.indexOf(requirement);
        return new Around(at > 0 ? ids.get(at - 1) : null, at + 1 < ids.size() ? ids.get(at + 1) : null);
    }
}
