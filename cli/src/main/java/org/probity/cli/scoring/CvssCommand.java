package org.probity.cli.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.scoring.cvss.CvssFormatException;
import org.probity.scoring.cvss.CvssScore;
import org.probity.scoring.cvss.CvssScores;
import org.probity.scoring.cvss.CvssVector;
import org.probity.scoring.cvss.MetricGroup;
import org.probity.scoring.cvss.Severity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.io.JsonStringEncoder;

/** {@code probity cvss}: scores vectors of every version, one line of output for each. */
@Command(
        name = "cvss",
        description = "Score CVSS vectors of version 2.0, 3.0, 3.1 or 4.0.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Exit code: 0 if all vectors are valid, 1 if some are not, 2 if none is.",
            "Scores of 2.0 and 3.x are always all three; metrics not given count as not defined."
        })
public final class CvssCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "VECTOR", arity = "1..*", description = "Vectors, or - for one a line on standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<String> vectors;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--diff", description = "Tell in words what changed from the first vector to the second.")
    private boolean diff;

    private long good;
    private long bad;

    /** What {@code -} reads; tests set their own. */
    private InputStream input = System.in;

    /** For tests: what {@code -} reads. */
    CvssCommand reading(InputStream other) {
        input = other;
        return this;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        if (diff) {
            return tellDifference(out);
        }
        for (String vector : vectors) {
            if (vector.equals("-")) {
                scoreLines(out);
            } else {
                out.println(score(vector));
            }
        }
        out.flush();
        return bad == 0 ? 0 : good == 0 ? 2 : 1;
    }

    private void scoreLines(PrintWriter out) throws IOException {
        Lines lines = new Lines(input);
        StringBuilder pending = new StringBuilder();
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty()) {
                continue;
            }
            pending.append(score(line)).append(System.lineSeparator());
            if (pending.length() > 1 << 15 || !lines.ready()) {
                out.append(pending);
                out.flush();
                pending.setLength(0);
                if (out.checkError()) {
                    return; // nobody reads any more
                }
            }
        }
        out.append(pending);
    }

    private String score(String text) {
        try {
            CvssVector vector = CvssVector.parse(text);
            String line = json ? object(text, vector) : sentence(vector);
            good++;
            return line;
        } catch (CvssFormatException e) {
            bad++;
            return json
                    ? "{\"vector\":" + quoted(text) + ",\"error\":" + quoted(message(e)) + ",\"offset\":" + e.offset()
                            + "}"
                    : "error " + message(e) + " in " + shown(text);
        }
    }

    /** Control characters of a hostile line don't reach the terminal. */
    private static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "?");
    }

    private static String message(CvssFormatException e) {
        return e.getMessage() == null ? "no vector" : e.getMessage();
    }

    private static String sentence(CvssVector vector) {
        StringBuilder text = new StringBuilder();
        CvssScores scores = vector.scores();
        text.append(scores.first()).append(' ').append(scores.severity().word());
        if (scores instanceof CvssScores.Three three) {
            if (vector.has(MetricGroup.TEMPORAL)) {
                text.append(", temporal ").append(rated(scores, three.temporal()));
            }
            if (vector.has(MetricGroup.ENVIRONMENTAL)) {
                text.append(", environmental ").append(rated(scores, three.environmental()));
            }
        } else if (scores instanceof CvssScores.One one) {
            text.append(", ").append(one.nomenclature());
        }
        return text.append("  ").append(vector.canonical()).toString();
    }

    private static String rated(CvssScores scores, CvssScore score) {
        return score + " " + Severity.of(scores.version(), score).word();
    }

    private static String object(String text, CvssVector vector) {
        CvssScores scores = vector.scores();
        StringBuilder line = new StringBuilder("{\"vector\":").append(quoted(text));
        line.append(",\"version\":\"").append(scores.version().label()).append('"');
        switch (scores) {
            case CvssScores.Three three ->
                line.append(",\"base\":")
                        .append(three.base())
                        .append(",\"temporal\":")
                        .append(three.temporal())
                        .append(",\"environmental\":")
                        .append(three.environmental());
            case CvssScores.One one -> line.append(",\"score\":").append(one.score());
        }
        line.append(",\"severity\":\"").append(scores.severity()).append('"');
        switch (scores) {
            case CvssScores.Three three ->
                line.append(",\"temporalSeverity\":\"")
                        .append(Severity.of(three.version(), three.temporal()))
                        .append("\",\"environmentalSeverity\":\"")
                        .append(Severity.of(three.version(), three.environmental()))
                        .append('"');
            case CvssScores.One one ->
                line.append(",\"nomenclature\":\"")
                        .append(one.nomenclature())
                        .append("\",\"macroVector\":\"")
                        .append(one.macroVector())
                        .append('"');
        }
        return line.append(",\"canonical\":\"")
                .append(vector.canonical())
                .append("\"}")
                .toString();
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
    }

    private int tellDifference(PrintWriter out) {
        if (vectors.size() != 2) {
            spec.commandLine()
                    .getErr()
                    .println("probity cvss: --diff compares two vectors, " + vectors.size() + " given");
            return 2;
        }
        CvssVector before = read(vectors.get(0));
        CvssVector after = read(vectors.get(1));
        if (before == null || after == null) {
            return 2;
        }
        List<String> lines = before.differenceTo(after);
        lines.forEach(out::println);
        if (lines.isEmpty()) {
            out.println("No difference.");
        }
        out.flush();
        return lines.isEmpty() ? 0 : 1;
    }

    private @Nullable CvssVector read(String text) {
        try {
            return CvssVector.parse(text);
        } catch (CvssFormatException e) {
            spec.commandLine().getErr().println("probity cvss: " + message(e) + " in " + shown(text));
            return null;
        }
    }
}
