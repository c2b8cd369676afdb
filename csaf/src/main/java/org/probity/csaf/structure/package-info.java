/**
 * What a CSAF document of 2.0 (errata 01) and 2.1 looks like, stated in types of our own; equal in verdict to the official
 * schemas. {@link org.probity.csaf.structure.Structure} checks a document.
 */
@NullMarked
package org.probity.csaf.structure;

import org.jspecify.annotations.NullMarked;
