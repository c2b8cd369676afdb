package org.probity.cli.scoring;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.probity.scoring.ssvc.Answers;
import org.probity.scoring.ssvc.DecisionPoint;
import org.probity.scoring.ssvc.DecisionTable;
import org.probity.scoring.ssvc.SelectionList;
import org.probity.scoring.ssvc.SsvcFormatException;
import org.probity.scoring.ssvc.SsvcJson;
import org.probity.scoring.ssvc.SsvcRegistry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.core.io.JsonStringEncoder;

/** {@code probity ssvc}: puts answers to a decision table. */
@Command(
        name = "ssvc",
        description =
                "Decide by an SSVC table: supplier, deployer, coordinator-triage, coordinator-publication, cisa and others.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Without a table the tables are listed; with a table alone its questions and answers are shown.",
            "Exit code: 0 if there is one decision, 1 if answers are missing for it, 2 if the input cannot be used."
        })
public final class SsvcCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(index = "0", arity = "0..1", paramLabel = "TABLE", description = "Name, id, or JSON file of a table.")
    private @Nullable String tableName;

    @Parameters(
            index = "1..*",
            arity = "0..*",
            paramLabel = "k=v",
            description = "Answers like E=A or exploitation=active; or - for lines of answers on standard input.")
    private List<String> pairs = List.of();

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--selections", paramLabel = "FILE", description = "Take the answers from a selection list (JSON).")
    private @Nullable Path selections;

    private InputStream input = System.in;

    /** For tests: what {@code -} reads. */
    SsvcCommand reading(InputStream other) {
        input = other;
        return this;
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        try {
            int code = run(out);
            out.flush();
            return code;
        } catch (IllegalArgumentException e) {
            out.flush();
            if (json) {
                out.println("{\"error\":" + quoted(String.valueOf(e.getMessage())) + "}");
                out.flush();
            } else {
                spec.commandLine().getErr().println("probity ssvc: " + e.getMessage());
            }
            return 2;
        }
    }

    private int run(PrintWriter out) throws IOException {
        if (tableName == null) {
            listTables(out);
            return 0;
        }
        DecisionTable table = table(tableName);
        if (selections != null) {
            return tell(out, table, Answers.of(table, selectionList(selections)));
        }
        if (pairs.isEmpty()) {
            showQuestions(out, table);
            return 0;
        }
        if (pairs.equals(List.of("-"))) {
            return answerLines(out, table);
        }
        return tell(out, table, Answers.of(table, pairs));
    }

    private static DecisionTable table(String word) throws IOException {
        DecisionTable known = SsvcRegistry.published().table(word);
        if (known != null) {
            return known;
        }
        Path file = Path.of(word);
        if (!Files.isRegularFile(file)) {
            throw new IllegalArgumentException("no table or file " + word + "; tables are "
                    + SsvcRegistry.published().tables().stream()
                            .map(SsvcRegistry.published()::shortName)
                            .sorted()
                            .collect(Collectors.joining(", ")));
        }
        try (InputStream in = Files.newInputStream(file)) {
            return SsvcJson.readTable(in);
        } catch (SsvcFormatException e) {
            throw new IllegalArgumentException(word + " is no decision table: " + e.getMessage(), e);
        }
    }

    private static SelectionList selectionList(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return SsvcJson.readSelectionList(in);
        } catch (SsvcFormatException e) {
            throw new IllegalArgumentException(file + " is no selection list: " + e.getMessage(), e);
        }
    }

    private int answerLines(PrintWriter out, DecisionTable table) throws IOException {
        Lines lines = new Lines(input);
        long good = 0;
        long bad = 0;
        boolean open = false;
        for (String line = lines.next(); line != null; line = lines.next()) {
            if (line.isEmpty()) {
                continue;
            }
            try {
                open |= tell(out, table, Answers.of(table, split(line))) == 1;
                good++;
            } catch (IllegalArgumentException e) {
                bad++;
                out.println(
                        json
                                ? "{\"error\":" + quoted(String.valueOf(e.getMessage())) + "}"
                                : "error " + e.getMessage());
            }
            if (!lines.ready()) {
                out.flush();
            }
        }
        return good == 0 && bad > 0 ? 2 : bad > 0 || open ? 1 : 0;
    }

    /** Answers are parted by tabs or commas, or else by spaces; only with the former may they contain spaces. */
    private static List<String> split(String line) {
        String separator = line.contains("\t") ? "\t" : line.contains(",") ? "," : "\\s+";
        return Arrays.stream(line.split(separator)).map(String::strip).toList();
    }

    private int tell(PrintWriter out, DecisionTable table, Answers answers) {
        List<DecisionPoint.Value> outcomes = answers.outcomes();
        if (json) {
            out.println(object(table, answers, outcomes));
        } else if (outcomes.size() == 1) {
            out.println(table.outcome().name() + ": " + outcomes.getFirst().name() + "  (" + table.name() + ")");
        } else {
            out.println("Open: "
                    + outcomes.stream().map(DecisionPoint.Value::name).collect(Collectors.joining(" or "))
                    + "; still to be answered or narrowed: " + missing(table, answers));
        }
        return outcomes.size() == 1 ? 0 : 1;
    }

    private static String missing(DecisionTable table, Answers answers) {
        List<DecisionPoint> open = answers.open().isEmpty() ? table.inputs() : answers.open();
        return open.stream().map(DecisionPoint::name).collect(Collectors.joining(", "));
    }

    private static String object(DecisionTable table, Answers answers, List<DecisionPoint.Value> outcomes) {
        StringBuilder line = new StringBuilder("{\"table\":").append(quoted(table.id()));
        line.append(",\"point\":").append(quoted(table.outcome().id()));
        if (outcomes.size() == 1) {
            line.append(",\"outcome\":").append(quoted(outcomes.getFirst().key()));
            line.append(",\"name\":").append(quoted(outcomes.getFirst().name()));
        }
        line.append(",\"outcomes\":")
                .append(array(outcomes.stream().map(DecisionPoint.Value::key).toList()));
        line.append(",\"open\":")
                .append(array(answers.open().stream().map(DecisionPoint::id).toList()));
        line.append(",\"answers\":{");
        String comma = "";
        for (SelectionList.Selection selection : answers.selections()) {
            line.append(comma).append(quoted(selection.id())).append(':').append(array(selection.values()));
            comma = ",";
        }
        return line.append("}}").toString();
    }

    private void listTables(PrintWriter out) {
        SsvcRegistry registry = SsvcRegistry.published();
        for (DecisionTable table : registry.tables()) {
            String name = registry.shortName(table);
            out.println(
                    json
                            ? "{\"table\":" + quoted(table.id()) + ",\"short\":" + quoted(name) + ",\"name\":"
                                    + quoted(table.name()) + ",\"rows\":" + table.size() + "}"
                            : String.format("%-24s %-28s %s", name, table.id(), table.name()));
        }
    }

    private static void showQuestions(PrintWriter out, DecisionTable table) {
        out.println(table.name() + " (" + table.id() + ") asks for");
        for (DecisionPoint input : table.inputs()) {
            out.println("  " + line(input));
        }
        out.println("and answers");
        out.println("  " + line(table.outcome()));
    }

    private static String line(DecisionPoint point) {
        return String.format("%-5s %s: ", point.key(), point.name())
                + point.values().stream()
                        .map(value -> value.key() + " " + value.name())
                        .collect(Collectors.joining(", "));
    }

    private static String array(List<String> texts) {
        return texts.stream().map(SsvcCommand::quoted).collect(Collectors.joining(",", "[", "]"));
    }

    private static String quoted(String text) {
        return "\"" + new String(JsonStringEncoder.getInstance().quoteAsCharArray(text)) + "\"";
    }
}
