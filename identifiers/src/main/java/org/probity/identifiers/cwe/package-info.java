/** CWE weakness lists, by list version. */
@NullMarked
package org.probity.identifiers.cwe;

import org.jspecify.annotations.NullMarked;
