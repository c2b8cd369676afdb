package org.probity.catalogue;

/**
 * One requirement, in our words.
 *
 * @param id as used everywhere: {@code 30111-7.1.4-b}, {@code SE_VAR.03}
 * @param group the clause or attribute it belongs to: {@code 7.1.4}, {@code SE_VAR}
 * @param source where the paraphrase comes from
 */
public record Requirement(
        String id,
        Standard standard,
        String group,
        String groupTitle,
        Level level,
        String paraphrase,
        Certainty certainty,
        String source) {}
