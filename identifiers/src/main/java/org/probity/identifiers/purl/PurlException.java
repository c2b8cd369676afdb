package org.probity.identifiers.purl;

import java.io.Serial;

/**
 * Says that a text is not a package URL, or that parts cannot be made into one, and where it goes wrong.
 *
 * <p>The message is one line, ready for a person.
 */
public final class PurlException extends IllegalArgumentException {
    @Serial
    private static final long serialVersionUID = 1L;

    private final PurlComponent component;
    private final int position;

    PurlException(PurlComponent component, int position, String problem) {
        super(line(component, position, problem));
        this.component = component;
        this.position = position;
    }

    /** The component that is at fault. */
    public PurlComponent component() {
        return component;
    }

    /** The first offending character, counted from 0 in the text that was parsed; -1 when parts were put together. */
    public int position() {
        return position;
    }

    private static String line(PurlComponent component, int position, String problem) {
        return position < 0
                ? component.word() + ": " + problem
                : component.word() + ": " + problem + ", at character " + (position + 1);
    }
}
