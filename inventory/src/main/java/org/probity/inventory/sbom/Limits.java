package org.probity.inventory.sbom;

/**
 * How much one document may ask for. A document over a limit of structure (depth, one string, components) is refused; a single
 * over-long identity (name, version, purl …) or an over-large component is kept without the part that is too long, with an
 * {@link Oddity}.
 *
 * @param depth deepest nesting of objects, arrays or elements
 * @param stringLength longest single string, in characters; licence texts and attachments are the usual long ones
 * @param identityLength longest name, version, group, purl, CPE or reference that is believed
 * @param componentSize most characters and values together that one component's unmodelled fields may hold
 * @param components most components in one document
 */
public record Limits(int depth, int stringLength, int identityLength, int componentSize, long components) {
    /** Generous for real documents, and still no way to fill the memory of a server with one of them. */
    public static final Limits USUAL = new Limits(500, 20_000_000, 4_096, 4_000_000, 20_000_000L);
}
