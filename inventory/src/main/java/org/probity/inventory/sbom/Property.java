package org.probity.inventory.sbom;

import org.jspecify.annotations.Nullable;

/** A name and value outside the standard; names may come more than once. */
public record Property(String name, @Nullable String value) {}
