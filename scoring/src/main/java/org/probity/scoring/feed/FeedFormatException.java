package org.probity.scoring.feed;

/** A feed is not what it should be. The message tells the line or place, and what is wrong there. */
public final class FeedFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1L;

    FeedFormatException(String message) {
        super(message);
    }
}
