package org.probity.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A class of tests in a real browser. Its methods may take an {@link App}, one for the class, and a {@link Window} on it, a
 * new one for each method. Skipped by name where there is no Chromium; on CI that is a failure.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Tag("browser")
@ExtendWith(BrowserExtension.class)
public @interface BrowserTest {
    /** Settings of the application, each {@code name=value}. */
    String[] settings() default {};
}
