/** What is in a product, and is it hit: SBOMs, the component index, vulnerability records, and matching one to the other. */
@NullMarked
package org.probity.inventory;

import org.jspecify.annotations.NullMarked;
