/** Spell checking with Hunspell dictionaries, read by Lucene; needs lucene-analysis-common, which is optional. */
@NullMarked
package org.probity.csaf.spelling;

import org.jspecify.annotations.NullMarked;
