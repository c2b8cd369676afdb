/**
 * Making CSAF documents: a builder whose every step keeps the structure valid, revision histories, new versions of
 * published documents, merging of edits that were made side by side, and one spelling of the result.
 *
 * <p>{@link org.probity.csaf.write.AdvisoryBuilder} is the way in.
 */
@NullMarked
package org.probity.csaf.write;

import org.jspecify.annotations.NullMarked;
