/** The tlog-tiles layout: tile and entry-bundle paths and bytes, proofs out of tiles, growing a tree. Imports tree and store. */
@NullMarked
package org.probity.ledger.tiles;

import org.jspecify.annotations.NullMarked;
