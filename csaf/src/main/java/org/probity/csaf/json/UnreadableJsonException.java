package org.probity.csaf.json;

/** The input is no JSON document that can be read safely; the message is one plain sentence without the place. */
public final class UnreadableJsonException extends Exception {
    private static final long serialVersionUID = 1;

    private final String said;
    private final int line;
    private final int column;

    /** A refusal at a place, both counted from 1, or 0 and 0 where the place is the whole input. */
    public UnreadableJsonException(String message, int line, int column) {
        super(message);
        this.said = message;
        this.line = line;
        this.column = column;
    }

    /** Line counted from 1, or 0 for the whole input. */
    public int line() {
        return line;
    }

    /** Column counted from 1, or 0 for the whole input. */
    public int column() {
        return column;
    }

    /** The message with the place. */
    public String described() {
        return line == 0 ? said : said + " (line " + line + ", column " + column + ")";
    }
}
