package org.probity.inventory.json;

import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.ContentReference;

/** A document's bytes as they come from a stream, of which a window is in memory; counts lines on the way. */
final class ByteSource {
    static final int WINDOW = 1 << 14;

    private final InputStream in;

    /** The window, with room behind it for looks at eight bytes. */
    final byte[] bytes;

    /** Index in the window of what comes next. */
    int at;

    /** Index in the window behind the last byte there is so far. */
    int end;

    private long before;
    private int line = 1;
    private long lineStart;
    private long afterReturn = -1;

    /** A document that begins with bytes already read, of which there are fewer than the window holds. */
    ByteSource(byte[] start, InputStream in, int window) {
        this.in = in;
        this.bytes = new byte[window + Eights.SLACK];
        System.arraycopy(start, 0, bytes, 0, start.length);
        this.end = start.length;
    }

    /**
     * Fills the window, after moving what is kept of it to its front.
     *
     * @param keep index of the first byte that is kept
     * @return whether there is more in the window than before
     */
    boolean fill(int keep) {
        System.arraycopy(bytes, keep, bytes, 0, end - keep);
        before += keep;
        at -= keep;
        end -= keep;
        int had = end;
        try {
            end += in.readNBytes(bytes, end, bytes.length - Eights.SLACK - end);
        } catch (IOException failed) {
            throw JacksonIOException.construct(failed);
        }
        return end > had;
    }

    /** Takes the next byte; -1 at the end. */
    int next() {
        return at < end || fill(at) ? bytes[at++] & 0xff : -1;
    }

    /** Gives back what {@link #next} took last. */
    void back(int taken) {
        if (taken >= 0) {
            at--;
        }
    }

    /** Takes the next byte that is not white space; -1 at the end. */
    int significant() {
        int here = at;
        if (here < end && bytes[here] > ' ') {
            at = here + 1;
            return bytes[here];
        }
        return behindSpace();
    }

    private int behindSpace() {
        while (true) {
            int c = next();
            switch (c) {
                case ' ', '\t' -> {}
                case '\n' -> {
                    if (before + at - 1 != afterReturn) {
                        line++;
                    }
                    lineStart = before + at;
                }
                case '\r' -> {
                    line++;
                    lineStart = before + at;
                    afterReturn = lineStart;
                }
                default -> {
                    return c;
                }
            }
        }
    }

    /** Whether a word with its closing quote comes next. */
    boolean holds(Word word) {
        return end - at >= word.length() && word.stands(bytes, at);
    }

    int line() {
        return line;
    }

    TokenStreamLocation location() {
        long offset = before + at;
        return new TokenStreamLocation(ContentReference.unknown(), offset, -1, line, (int)
                Math.min(Integer.MAX_VALUE, offset - lineStart + 1));
    }

    /** The refusal of what stands here. */
    StreamReadException refused(String why) {
        return new StreamReadException(null, why, location());
    }

    /** The refusal of a byte where another was wanted. */
    StreamReadException unexpected(int c, String wanted) {
        if (c < 0) {
            return refused("the document ends where " + wanted + " should be");
        }
        String found = c > ' ' && c < 0x7f ? "'" + (char) c + "'" : "the byte 0x%02x".formatted(c);
        return refused(found + " stands where " + wanted + " should be");
    }
}
