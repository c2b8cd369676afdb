package org.probity.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a text component of an event, or of a record within one: it tells something of the natural person that the stream is
 * about (the reporter of a {@code report}, the colleague of a {@code person} stream). "Erase this person" takes these and no
 * others; they can be redacted one by one as well, so nothing may depend on their value. On a component that holds records or
 * a list it counts for every text within.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Personal {
    /** Which of the person's data it belongs to; with several, it goes with any of them. */
    Part[] value();

    /** Kinds of personal data, which can be erased separately. */
    enum Part {
        /** Who they are and how to reach them. */
        IDENTITY("Name, contact and credit"),
        /** What they wrote. */
        WORDS("What they wrote"),
        /** Files they sent. */
        FILES("Files they sent");

        private final String label;

        Part(String label) {
            this.label = label;
        }

        public String label() {
            return label;
        }
    }
}
