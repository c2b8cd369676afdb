/**
 * JSON as a small immutable tree that loses nothing a validator needs: unknown fields, number spellings and the place of
 * every value in the source. Strings are shared: two equal strings of one document are one object with one
 * {@linkplain org.probity.csaf.json.JsonString#ordinal() ordinal}, so that comparing and counting references costs
 * nothing even in very large documents.
 */
@NullMarked
package org.probity.csaf.json;

import org.jspecify.annotations.NullMarked;
