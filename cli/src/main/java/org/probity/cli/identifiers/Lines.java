package org.probity.cli.identifiers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Answers standard input line by line: output is flushed whenever no further line is waiting, so that a million lines
 * pass quickly and a single one is answered at once. Lines are read as UTF-8; no line takes more than 64 MB.
 */
final class Lines {
    private static final int LONGEST = 32 * 1024 * 1024;

    private final BufferedReader in;
    private final PrintWriter out;
    private boolean tooLong;

    Lines(InputStream in, PrintWriter out) {
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 1 << 16);
        this.out = out;
    }

    /** Gives an exit code for one line. */
    interface Answer {
        int to(String line);
    }

    /** Answers every line and returns the highest exit code. */
    int answer(Answer answer) throws IOException {
        int code = 0;
        for (String line = next(); line != null; line = next()) {
            if (tooLong) {
                throw new IOException("a line is longer than " + LONGEST / 1024 / 1024 + " million characters");
            }
            code = Math.max(code, answer.to(line));
            if (!in.ready()) {
                out.flush();
            }
        }
        out.flush();
        return code;
    }

    private @Nullable String next() throws IOException {
        StringBuilder line = new StringBuilder();
        int c = in.read();
        if (c < 0) {
            return null;
        }
        for (; c >= 0 && c != '\n'; c = in.read()) {
            if (line.length() == LONGEST) {
                tooLong = true;
                break;
            }
            line.append((char) c);
        }
        int end = line.length();
        return end > 0 && line.charAt(end - 1) == '\r' ? line.substring(0, end - 1) : line.toString();
    }
}
