package org.probity.csaf.json;

/**
 * What a reader accepts before it refuses, so that no input costs more than the one who runs the program agreed to.
 *
 * @param bytes largest source in bytes
 * @param depth deepest nesting of arrays and objects
 * @param values most values (objects, arrays, strings, numbers, literals) in one document
 * @param stringLength longest string in UTF-16 units
 */
public record JsonLimits(int bytes, int depth, int values, int stringLength) {
    /**
     * 160 MiB (CSAF 2.1, appendix C.1 asks readers to manage 150 MiB), nesting of 500, 9 million values, strings of 32 Mi
     * units.
     */
    public static final JsonLimits DEFAULT = new JsonLimits(160 << 20, 500, 9_000_000, 32 << 20);

    /** Checks that every limit is positive. */
    public JsonLimits {
        if (bytes < 1 || depth < 1 || values < 1 || stringLength < 1) {
            throw new IllegalArgumentException("limits are positive numbers");
        }
    }
}
