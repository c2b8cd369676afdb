package org.probity.record;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The name under which an event is kept for ever, {@code context.fact-in-past-tense}, and the version of its fields. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface EventName {
    String value();

    /** Counts up when fields change meaning; old ones are read through an upcast. */
    int schema() default 1;
}
