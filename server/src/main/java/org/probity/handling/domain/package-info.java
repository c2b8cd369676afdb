/**
 * The rules of cases and work items. Pure: no framework, no SQL, no clock. The face speaks of commands and states, so other
 * contexts may name them.
 */
@NamedInterface("domain")
@NullMarked
package org.probity.handling.domain;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.NamedInterface;
