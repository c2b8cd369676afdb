/** Markdown in, safe HTML out; times and numbers as people read them. */
@NullMarked
package org.probity.platform.text;

import org.jspecify.annotations.NullMarked;
