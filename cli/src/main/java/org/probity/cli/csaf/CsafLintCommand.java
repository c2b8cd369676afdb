package org.probity.cli.csaf;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.Contradictions;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.JsonValue;
import org.probity.csaf.json.UnreadableJsonException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity csaf lint}: finds what a vendor's own documents say against one another. */
@Command(
        name = "lint",
        description = "Find contradictions between documents of one publisher.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 if there are none, 1 if there are, 2 if something could not be read."})
public final class CsafLintCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Parameters(paramLabel = "FILE|DIR|URL", arity = "1..*", description = "The documents; - is standard input.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<String> arguments;

    private final InputStream input = System.in;
    private boolean failed;

    @Override
    public Integer call() throws IOException {
        List<CsafDocument> documents = new ArrayList<>();
        Sources sources = new Sources(JsonLimits.DEFAULT, input);
        for (String argument : arguments) {
            sources.each(argument, source -> read(source, documents));
        }
        PrintWriter out = spec.commandLine().getOut();
        List<Contradictions.Contradiction> found = Contradictions.find(documents);
        found.forEach(one -> out.println(json ? object(one) : one.toString()));
        if (found.isEmpty() && !json) {
            out.println("No contradictions between " + documents.size() + " documents.");
        }
        out.flush();
        return failed ? 2 : found.isEmpty() ? 0 : 1;
    }

    private void read(Source source, List<CsafDocument> documents) {
        try {
            documents.add(source.reader().read());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            failed = true;
        } catch (IOException | UnreadableJsonException e) {
            failed = true;
            spec.commandLine().getErr().println("probity csaf lint: " + source.name() + ": " + e.getMessage());
        }
    }

    private static String object(Contradictions.Contradiction one) {
        List<JsonValue> said = new ArrayList<>();
        for (Contradictions.Said each : one.said()) {
            said.add(JsonObject.builder()
                    .put("document", each.document())
                    .put("version", each.version())
                    .put("date", each.date())
                    .put("says", each.value())
                    .build());
        }
        return JsonText.compact(JsonObject.builder()
                .put("kind", one.kind().name().toLowerCase(Locale.ROOT))
                .put("subject", one.subject())
                .put("said", JsonArray.of(said))
                .build());
    }
}
