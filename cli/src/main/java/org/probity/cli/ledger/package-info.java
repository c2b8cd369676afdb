/** The record on a terminal: checking evidence bundles, and keeping a log in a folder. */
@NullMarked
package org.probity.cli.ledger;

import org.jspecify.annotations.NullMarked;
