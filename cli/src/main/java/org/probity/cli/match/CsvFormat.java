package org.probity.cli.match;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.inventory.match.Finding;
import org.probity.inventory.match.Match;

/** A table for other programs (RFC 4180). */
final class CsvFormat {
    private CsvFormat() {}

    static void print(PrintWriter out, List<Finding> findings) {
        out.print(
                "vulnerability,outcome,settled,release,document,component,version,identity,by,range,fixed,exploited_since,"
                        + "epss,statement\r\n");
        for (Finding f : findings) {
            Match m = f.match();
            row(
                    out,
                    m.vulnerability().text(),
                    JsonFormat.word(m.outcome()),
                    "" + m.settled(),
                    f.occurrence().release(),
                    f.occurrence().sbom(),
                    TextFormat.label(m),
                    m.component().version(),
                    JsonFormat.word(m.identity()),
                    m.by(),
                    m.range(),
                    String.join(" ", m.fixed()),
                    m.exploitation() == null ? null : m.exploitation().exploitedSince(),
                    m.exploitation() == null || m.exploitation().probability() == null
                            ? null
                            : m.exploitation().probability().toString(),
                    m.statement() == null
                            ? null
                            : JsonFormat.word(m.statement().statement().status())
                                    + (m.statement().lapsed() ? " (lapsed)" : ""));
        }
    }

    private static void row(PrintWriter out, @Nullable String... cells) {
        for (int i = 0; i < cells.length; i++) {
            out.print(i == 0 ? "" : ",");
            out.print(cell(cells[i]));
        }
        out.print("\r\n");
    }

    /** Quoted where need be; what a spreadsheet would take for a formula gets an apostrophe before it. */
    private static String cell(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return "";
        }
        String plain = "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
        return plain.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r')
                ? '"' + plain.replace("\"", "\"\"") + '"'
                : plain;
    }
}
