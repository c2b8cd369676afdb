/** Package URLs by ECMA-427: parse, build, canonical form and the rules of the registered types. */
@NullMarked
package org.probity.identifiers.purl;

import org.jspecify.annotations.NullMarked;
