/** JSON values, a strict reader (I-JSON, RFC 7493) and the canonical form (RFC 8785). Imports only base. */
@NullMarked
package org.probity.ledger.json;

import org.jspecify.annotations.NullMarked;
