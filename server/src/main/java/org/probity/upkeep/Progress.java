package org.probity.upkeep;

/** Told now and then how far long work has come. */
@FunctionalInterface
public interface Progress {
    /** So many of these. */
    void at(String what, long count);
}
