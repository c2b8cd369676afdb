package org.probity.cli.scoring;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Lines of an input of any length in bounded memory: what exceeds a line's limit is dropped, and the line ends in an
 * ellipsis.
 */
final class Lines {
    private static final int LIMIT = 8192;

    private final InputStream in;
    private final byte[] line = new byte[LIMIT];

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in, 1 << 16);
    }

    /** The next line without its end, or null after the last. Bytes that are not UTF-8 become replacement characters. */
    @Nullable
    String next() throws IOException {
        int size = 0;
        boolean any = false;
        int b = in.read();
        while (b >= 0 && b != '\n') {
            any = true;
            if (size < LIMIT) {
                line[size] = (byte) b;
            }
            size++;
            b = in.read();
        }
        if (b < 0 && !any) {
            return null;
        }
        String text = new String(line, 0, Math.min(size, LIMIT), StandardCharsets.UTF_8);
        return size > LIMIT ? text + "..." : text.strip();
    }

    /** Whether the next line can be had without waiting, as far as one can know. */
    boolean ready() throws IOException {
        return in.available() > 0;
    }
}
