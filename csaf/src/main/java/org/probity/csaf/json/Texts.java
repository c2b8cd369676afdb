package org.probity.csaf.json;

/** Arrays of texts in the source. */
final class Texts {
    /** Of how many texts in an array one has its place remembered; the others are found by counting from there. */
    static final int STRIDE = 64;

    private Texts() {}

    /** The places of every {@link #STRIDE}th of the texts of an array, from those of all. */
    static int[] milestones(int[] offsets, int from, int to) {
        int[] milestones = new int[(to - from + STRIDE - 1) / STRIDE];
        for (int i = 0; i < milestones.length; i++) {
            milestones[i] = offsets[from + i * STRIDE];
        }
        return milestones;
    }

    /** The place of the text that so many texts of an array lie behind the one at an index of a well-formed source. */
    static int skip(byte[] source, int at, int count) {
        int i = at;
        for (int left = count; left > 0; left--) {
            i++;
            while (source[i] != '"') {
                i += source[i] == '\\' ? 2 : 1;
            }
            i++;
            while (source[i] != '"') {
                i++;
            }
        }
        return i;
    }
}
