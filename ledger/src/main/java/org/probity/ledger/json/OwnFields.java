package org.probity.ledger.json;

import java.util.LinkedHashMap;

/** Fields that the reader makes for one object and then lets go of: nobody can change them later, so they need no copy. */
final class OwnFields extends LinkedHashMap<String, Json> {
    private static final long serialVersionUID = 1L;
}
