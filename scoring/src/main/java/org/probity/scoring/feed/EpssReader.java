package org.probity.scoring.feed;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the daily EPSS file, plain or compressed by gzip: a comment line with model version and date (absent in the
 * oldest files), a line of column names, one line for each CVE.
 */
public final class EpssReader implements AutoCloseable {
    private static final int LONGEST_LINE = 1024;
    private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,19}");
    private static final Pattern FRACTION = Pattern.compile("[01](\\.\\d{1,18})?|\\d(\\.\\d{1,18})?[eE]-\\d{1,2}");

    private final Reader in;
    private final StringBuilder buffer = new StringBuilder();
    private final boolean withPercentile;
    private @Nullable String modelVersion;
    private @Nullable String scoreDate;
    private long lineNumber;

    /**
     * Reads what stands before the first score.
     *
     * @throws FeedFormatException if it is no EPSS file
     * @throws IOException if reading fails
     */
    public EpssReader(InputStream source) throws IOException {
        in = new BufferedReader(new InputStreamReader(unpacked(source), StandardCharsets.UTF_8));
        String line = line();
        while (line != null && line.startsWith("#")) {
            readComment(line.substring(1));
            line = line();
        }
        if (line == null || !line.startsWith("cve,epss")) {
            throw wrong("expected the column names cve,epss,percentile");
        }
        withPercentile = line.startsWith("cve,epss,percentile");
    }

    /** The model, for example {@code v2025.03.14}; null if the file doesn't say. */
    public @Nullable String modelVersion() {
        return modelVersion;
    }

    /** When the scores were computed, as the file writes it; null if it doesn't say. */
    public @Nullable String scoreDate() {
        return scoreDate;
    }

    /**
     * The next score, or null at the end.
     *
     * @throws FeedFormatException if the line is none; reading can go on with the next line
     * @throws IOException if reading fails
     */
    public @Nullable EpssScore next() throws IOException {
        String line = line();
        while (line != null && line.isBlank()) {
            line = line();
        }
        if (line == null) {
            return null;
        }
        String[] column = line.split(",", -1);
        if (column.length < (withPercentile ? 3 : 2)) {
            throw wrong("expected a CVE, a probability" + (withPercentile ? " and a percentile" : ""));
        }
        if (!CVE.matcher(column[0]).matches()) {
            throw wrong("expected a CVE");
        }
        return new EpssScore(column[0], fraction(column[1]), withPercentile ? fraction(column[2]) : null);
    }

    private BigDecimal fraction(String text) {
        BigDecimal value = FRACTION.matcher(text).matches() ? new BigDecimal(text) : null;
        if (value == null || value.compareTo(BigDecimal.ONE) > 0) {
            throw wrong("expected a number from 0 to 1");
        }
        return value;
    }

    private void readComment(String comment) {
        for (String part : comment.split(",")) {
            int colon = part.indexOf(':');
            String name = colon < 0 ? "" : part.substring(0, colon).strip();
            if (name.equals("model_version")) {
                modelVersion = part.substring(colon + 1).strip();
            } else if (name.equals("score_date")) {
                scoreDate = part.substring(colon + 1).strip();
            }
        }
    }

    private @Nullable String line() throws IOException {
        buffer.setLength(0);
        int c = in.read();
        if (c < 0) {
            return null;
        }
        lineNumber++;
        while (c >= 0 && c != '\n') {
            if (c != '\r') {
                buffer.append((char) c);
            }
            if (buffer.length() > LONGEST_LINE) {
                throw new IOException("EPSS line " + lineNumber + " is longer than " + LONGEST_LINE + " characters");
            }
            c = in.read();
        }
        return buffer.toString();
    }

    private FeedFormatException wrong(String message) {
        return new FeedFormatException("EPSS line " + Math.max(1, lineNumber) + ": " + message);
    }

    private static InputStream unpacked(InputStream source) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(source, 1 << 16);
        buffered.mark(2);
        boolean packed = buffered.read() == 0x1f && buffered.read() == 0x8b;
        buffered.reset();
        return packed ? new GZIPInputStream(buffered, 1 << 16) : buffered;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
