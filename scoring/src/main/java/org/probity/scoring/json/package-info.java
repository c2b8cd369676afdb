/** A small bounded JSON tree for the documents of this library; not meant for others. */
@NullMarked
package org.probity.scoring.json;

import org.jspecify.annotations.NullMarked;
