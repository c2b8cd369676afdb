package org.probity.about.web;

import org.jspecify.annotations.Nullable;
import org.probity.catalogue.Standard;

/**
 * One line of the table of standards.
 *
 * @param all requirements in the catalogue
 * @param shown how many have code and a test, or null when this build does not know
 */
public record Total(Standard standard, long all, @Nullable Long shown) {}
