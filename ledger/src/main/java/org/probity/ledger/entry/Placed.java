package org.probity.ledger.entry;

/**
 * A disclosure with the place of its value in the original object.
 *
 * @param pointer JSON pointer (RFC 6901) into the object that was sealed, such as {@code /actor} or {@code /files/0/name}
 */
public record Placed(String pointer, Disclosure disclosure) {}
