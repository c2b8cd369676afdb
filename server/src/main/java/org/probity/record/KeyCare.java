package org.probity.record;

/** Changing the key that signs the log. */
public interface KeyCare {
    /**
     * Makes a new key that signs from now on; the signed history of keys leads from the old one to it, so that what was proven
     * stays proven. No node may be sealing.
     *
     * @throws IllegalStateException when one is
     */
    Rotated rotate();

    /**
     * A new key.
     *
     * @param verifierKey its public half, to be given to whoever checks
     * @param from size of the last checkpoint that the old key has signed
     */
    record Rotated(String verifierKey, long from) {}
}
