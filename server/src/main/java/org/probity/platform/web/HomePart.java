package org.probity.platform.web;

import java.util.List;

/** What a context puts on somebody's home page: things that are due, or wait for them. A bean; shown in {@link #order}. */
public interface HomePart {
    /** Smaller is higher. */
    int order();

    /**
     * The list for this person, or null when it is not for them.
     *
     * @param viewer the signed-in person
     */
    @org.jspecify.annotations.Nullable
    Section section(Viewer viewer);

    /**
     * One list.
     *
     * @param title noun phrase
     * @param rows what is due first, at most ten
     * @param total how many there are in all
     * @param href where all of them are
     * @param emptyText what to say when there is none
     */
    record Section(String title, List<Row> rows, long total, String href, String emptyText) {}

    /**
     * One line.
     *
     * @param title what it is, and where it leads with {@code href}
     * @param state a few words on what is next
     * @param tone chip tone: done, agreed, waiting, near, lapsed, neutral, wrong
     * @param due the deadline in words, may be empty
     */
    record Row(String title, String href, String state, String tone, String due) {}
}
