package org.probity.traceability;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says that this code does what a requirement of a catalogue asks, or, on a test, that the test shows it. The build fails on
 * an id that no catalogue has, and on code that claims what no test shows.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Satisfies {
    /** Requirement ids: {@code 30111-7.1.4-b}, {@code 29147-6.2.5-a}, {@code SE_VAR.03}. */
    String[] value();
}
