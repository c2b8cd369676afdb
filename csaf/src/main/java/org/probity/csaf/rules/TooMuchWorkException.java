package org.probity.csaf.rules;

/** A document that refers to its product groups so often that following all references would take unreasonably long. */
final class TooMuchWorkException extends RuntimeException {
    private static final long serialVersionUID = 1;

    TooMuchWorkException() {
        super("more product references, through groups, than can be followed", null, false, false);
    }
}
