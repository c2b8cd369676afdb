package org.probity.cli.csaf;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.convert.StatusModel;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.write.DocumentDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity csaf diff}: what changed between two documents. */
@Command(
        name = "diff",
        description = "Tell what changed between two CSAF documents: statuses first, then every field.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 if nothing changed, 1 if something did, 2 if a file could not be read."})
public final class CsafDiffCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Option(names = "--status", description = "Statuses only.")
    private boolean statusOnly;

    @Parameters(index = "0", paramLabel = "OLD")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path oldFile;

    @Parameters(index = "1", paramLabel = "NEW")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path newFile;

    @Override
    public Integer call() throws IOException {
        CsafDocument before = read(oldFile);
        CsafDocument after = read(newFile);
        PrintWriter out = spec.commandLine().getOut();
        int count = statuses(before, after, out);
        if (!statusOnly) {
            for (DocumentDiff.Change change : DocumentDiff.between(before.object(), after.object())) {
                count++;
                out.println(
                        json
                                ? JsonText.compact(JsonObject.builder()
                                        .put("path", change.path())
                                        .put("before", change.before())
                                        .put("after", change.after())
                                        .build())
                                : change.toString());
            }
        }
        if (count == 0 && !json) {
            out.println("No difference.");
        }
        out.flush();
        return count == 0 ? 0 : 1;
    }

    private static CsafDocument read(Path file) throws IOException {
        try {
            return CsafDocument.read(file, JsonLimits.DEFAULT);
        } catch (UnreadableJsonException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }

    private int statuses(CsafDocument before, CsafDocument after, PrintWriter out) {
        Map<String, String> old = states(before);
        Map<String, String> fresh = states(after);
        TreeSet<String> all = new TreeSet<>(old.keySet());
        all.addAll(fresh.keySet());
        int count = 0;
        for (String subject : all) {
            String was = old.get(subject);
            String is = fresh.get(subject);
            if (was == null ? is != null : !was.equals(is)) {
                count++;
                out.println(json ? object(subject, was, is) : subject + ": " + said(was) + " -> " + said(is));
            }
        }
        return count;
    }

    private static String object(String subject, @Nullable String was, @Nullable String is) {
        return JsonText.compact(JsonObject.builder()
                .put("status", subject)
                .put("before", was)
                .put("after", is)
                .build());
    }

    private static String said(@Nullable String state) {
        return state == null ? "no status" : state;
    }

    private static Map<String, String> states(CsafDocument document) {
        StatusModel model = StatusModel.of(document);
        Map<String, String> states = new LinkedHashMap<>();
        for (StatusModel.Vulnerability vulnerability : model.vulnerabilities()) {
            String id = vulnerability.ids().isEmpty()
                    ? vulnerability.path()
                    : vulnerability.ids().getFirst();
            for (StatusModel.Statement statement : vulnerability.statements()) {
                StatusModel.ProductInfo product = model.products().get(statement.product());
                String name = product == null ? statement.product() : product.name();
                states.put(id + ", " + name, statement.state().word());
            }
        }
        return states;
    }
}
