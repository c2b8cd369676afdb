package org.probity.assessment;

import java.time.LocalDate;

/**
 * A scope of assessment as its owner describes it.
 *
 * @param name short, for lists
 * @param organization the entity that asks for the assessment and answers for the scope
 * @param description what is inside and what is outside
 * @param from first day of the period that evidence is about
 * @param to last day of it
 */
public record ScopeFacts(
        String name,
        Edition edition,
        String organization,
        ScopeKind kind,
        String description,
        ProviderCategory category,
        LocalDate from,
        LocalDate to) {}
