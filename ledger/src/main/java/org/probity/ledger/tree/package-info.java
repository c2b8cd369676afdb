/** Merkle tree hashing and proofs by RFC 6962 and RFC 9162. Imports only base. */
@NullMarked
package org.probity.ledger.tree;

import org.jspecify.annotations.NullMarked;
