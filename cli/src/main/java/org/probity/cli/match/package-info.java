/** {@code probity match}: vulnerability records against bills of materials. */
@NullMarked
package org.probity.cli.match;

import org.jspecify.annotations.NullMarked;
