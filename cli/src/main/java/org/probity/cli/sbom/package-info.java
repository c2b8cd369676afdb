/** {@code probity sbom}: reading, judging, comparing and rating bills of materials. */
@NullMarked
package org.probity.cli.sbom;

import org.jspecify.annotations.NullMarked;
