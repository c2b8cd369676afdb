/** JSON as plain trees and as a stream, on jackson-core alone; for this library's own readers and writers. */
@NullMarked
package org.probity.inventory.json;

import org.jspecify.annotations.NullMarked;
