/**
 * Software bills of materials: reading CycloneDX and SPDX as a stream into one model, judging, comparing and writing them.
 *
 * <p>{@link org.probity.inventory.sbom.SbomReader} is the entrance. What it reads is told to an
 * {@link org.probity.inventory.sbom.SbomHandler} piece by piece, so a document of any size takes the memory of its largest
 * component; {@link org.probity.inventory.sbom.Sbom} holds a whole document for those who want that.
 */
@NullMarked
package org.probity.inventory.sbom;

import org.jspecify.annotations.NullMarked;
