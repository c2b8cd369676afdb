/** The rules of advisories. Pure. The face speaks of their state, so other contexts may name it. */
@NamedInterface("domain")
@NullMarked
package org.probity.disclosure.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
