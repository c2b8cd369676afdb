/** Pages, forms, drafts and errors, the same for every context. */
@NullMarked
package org.probity.platform.web;

import org.jspecify.annotations.NullMarked;
