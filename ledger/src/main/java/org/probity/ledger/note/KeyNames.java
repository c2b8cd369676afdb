package org.probity.ledger.note;

import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;

/** The rule for key names: not empty, no Unicode space, no plus, no control character. */
final class KeyNames {
    private KeyNames() {}

    static void check(String name) {
        if (name.isEmpty() || name.codePoints().anyMatch(KeyNames::forbidden)) {
            throw new LedgerException("not a key name (no spaces, no plus, not empty): " + Encoding.shortened(name));
        }
    }

    private static boolean forbidden(int c) {
        return c == '+' || Character.isISOControl(c) || Character.isWhitespace(c) || Character.isSpaceChar(c);
    }
}
