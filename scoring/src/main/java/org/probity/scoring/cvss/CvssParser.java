package org.probity.scoring.cvss;

/** Reads one vector, once, from left to right. */
final class CvssParser {
    private final String text;
    private int at;
    private int end;

    private CvssParser(String text) {
        this.text = text;
        this.end = text.length();
    }

    static CvssVector parse(String text) {
        return new CvssParser(text).read();
    }

    private CvssVector read() {
        CvssVersion version = readVersion();
        CvssMetrics metrics = CvssMetrics.of(version);
        byte[] ranks = new byte[metrics.size()];
        long seen = 0;
        int last = -1;
        while (true) {
            int start = at;
            int position = readMetric(metrics, last + 1);
            if ((seen & 1L << position) != 0) {
                throw wrong(start, "a metric that is not given yet");
            }
            if (version.ordered()) {
                checkOrder(metrics, start, last, position);
            }
            ranks[position] = readValue(metrics, position);
            seen |= 1L << position;
            last = position;
            if (at == end) {
                break;
            }
            at++;
        }
        checkComplete(metrics, seen);
        return new CvssVector(version, ranks);
    }

    private CvssVersion readVersion() {
        if (text.startsWith("CVSS:")) {
            for (CvssVersion version : CvssVersion.values()) {
                if (version != CvssVersion.V2_0 && text.startsWith(version.prefix())) {
                    at = version.prefix().length();
                    return version;
                }
            }
            throw wrong(5, "version 3.0, 3.1 or 4.0 and a slash (vectors of 2.0 have no prefix)");
        }
        if (text.startsWith("(")) {
            at = 1;
            if (!text.endsWith(")")) {
                throw wrong(end, "a closing parenthesis");
            }
            end--;
        }
        return CvssVersion.V2_0;
    }

    private int readMetric(CvssMetrics metrics, int guess) {
        int start = at;
        long key = 0;
        while (at < end && text.charAt(at) != ':' && text.charAt(at) != '/') {
            key = pack(key, start);
        }
        int position = at == start ? -1 : metrics.position(key, guess);
        if (position < 0) {
            throw wrong(start, metricWanted(metrics));
        }
        if (at == end || text.charAt(at) != ':') {
            throw wrong(at, "a colon after " + metrics.at(position).code());
        }
        at++;
        return position;
    }

    private byte readValue(CvssMetrics metrics, int position) {
        int start = at;
        long key = 0;
        while (at < end && text.charAt(at) != '/') {
            key = pack(key, start);
        }
        int rank = at == start ? -1 : metrics.rank(position, key);
        if (rank < 0) {
            CvssMetric metric = metrics.at(position);
            if (!metric.mandatory() && key == CvssMetrics.key(metric.notDefined())) {
                return 0;
            }
            throw wrong(start, metric.choices());
        }
        return (byte) rank;
    }

    /** Adds the next character to a packed word; a word of ten or a foreign character makes it match nothing. */
    private long pack(long key, int start) {
        char c = text.charAt(at);
        boolean hopeless = key < 0 || at - start >= 9 || c > 126;
        at++;
        return hopeless ? -1 : key << 7 | c;
    }

    private void checkOrder(CvssMetrics metrics, int start, int last, int position) {
        if (position < last) {
            throw wrong(
                    start,
                    "a metric that comes after " + metrics.at(last).code() + " in the order that CVSS 4.0 prescribes");
        }
        if (position > last + 1 && metrics.at(last + 1).mandatory()) {
            throw wrong(start, named(metrics.at(last + 1)));
        }
    }

    private void checkComplete(CvssMetrics metrics, long seen) {
        for (int i = 0; i < metrics.mandatory(); i++) {
            if ((seen & 1L << i) == 0) {
                throw wrong(end, "the mandatory metric " + named(metrics.at(i)));
            }
        }
    }

    private static String named(CvssMetric metric) {
        return metric.code() + " (" + metric.title() + ")";
    }

    private static String metricWanted(CvssMetrics metrics) {
        CvssVersion version = metrics.at(0).version();
        String or = version == CvssVersion.V2_0 ? ", or CVSS:3.0/, CVSS:3.1/ or CVSS:4.0/" : "";
        return "a metric of CVSS " + version.label() + or;
    }

    private CvssFormatException wrong(int offset, String expected) {
        return new CvssFormatException(offset, expected, found(offset));
    }

    private String found(int offset) {
        if (offset >= end) {
            return offset < text.length() ? "\"" + text.substring(offset) + "\"" : "the end";
        }
        StringBuilder shown = new StringBuilder("\"");
        for (int i = offset; i < end && (i == offset || text.charAt(i) != '/'); i++) {
            if (i - offset == 24) {
                shown.append("...");
                break;
            }
            char c = text.charAt(i);
            shown.append(c < ' ' || c > '~' ? String.format("\\u%04x", (int) c) : String.valueOf(c));
        }
        return shown.append('"').toString();
    }
}
