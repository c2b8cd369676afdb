package org.probity.cli.csaf;

import java.io.PrintWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.SourcePosition;
import org.probity.csaf.rules.Result;

/** For people: one line a document, one indented line a result. */
final class TextFormat implements ReportFormat {
    private int valid;
    private int invalid;

    @Override
    public void print(Outcome outcome, PrintWriter out) {
        boolean isValid = outcome.report().valid();
        valid += isValid ? 1 : 0;
        invalid += isValid ? 0 : 1;
        StringBuilder line = new StringBuilder(outcome.name());
        line.append(isValid ? ": valid" : ": invalid");
        if (outcome.report().version() != null) {
            line.append(" CSAF ").append(printable(outcome.report().version()));
        }
        outcome.counts()
                .forEach((severity, count) ->
                        line.append(", ").append(count).append(' ').append(severity));
        out.println(line);
        List<Result> results = outcome.report().results();
        for (int i = 0; i < results.size(); i++) {
            out.println(line(results.get(i), outcome.place(i)));
        }
        for (Result note : outcome.report().notes()) {
            out.println("  note    " + note.test() + " " + note.paths().getFirst() + " " + printable(note.message()));
        }
    }

    private static String line(Result result, @Nullable SourcePosition place) {
        String path = printable(result.paths().getFirst());
        String where = place == null ? "" : " (" + place.line() + ":" + place.column() + ")";
        return "  %-7s %s %s%s %s"
                .formatted(
                        result.severity().word(),
                        result.test(),
                        path.isEmpty() ? "/" : path,
                        where,
                        printable(result.message()));
    }

    /** Text of a document without characters that steer a terminal. */
    private static String printable(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints()
                .map(c -> Character.isISOControl(c) || Character.getType(c) == Character.FORMAT ? '\ufffd' : c)
                .forEach(clean::appendCodePoint);
        return clean.toString();
    }

    @Override
    public void end(PrintWriter out) {
        if (valid + invalid > 1) {
            out.println(valid + " valid, " + invalid + " invalid");
        }
    }
}
