package org.probity.cli.sbom;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.probity.inventory.sbom.SbomDiff;
import org.probity.inventory.sbom.SbomReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity sbom diff}: what came, went or changed. */
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        description = "Says what came, went or changed between two documents. Exit 1 if anything did.")
final class SbomDiffCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli before the call
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "BEFORE", description = "The earlier document; - is standard input.")
    private String before = "";

    @Parameters(index = "1", paramLabel = "AFTER", description = "The later document.")
    private String after = "";

    @Option(names = "--json", description = "One JSON object a line, one for each change.")
    private boolean json;

    @Override
    public Integer call() {
        PrintWriter out = spec.commandLine().getOut();
        try {
            SbomDiff diff = SbomDiff.between(
                    Documents.use(before, in -> new SbomReader().readAll(in)),
                    Documents.use(after, in -> new SbomReader().readAll(in)));
            diff.changes().forEach(change -> print(out, change));
            if (!json) {
                int count = diff.changes().size();
                out.println(count + (count == 1 ? " change, " : " changes, ") + diff.same() + " components the same");
            }
            out.flush();
            return diff.changes().isEmpty() ? 0 : 1;
        } catch (Documents.Unusable unusable) {
            return Documents.refuse(spec.commandLine().getErr(), unusable);
        }
    }

    private void print(PrintWriter out, SbomDiff.Change change) {
        String kind = change.kind().name().toLowerCase(Locale.ROOT);
        if (json) {
            JsonOut.line(
                    out,
                    JsonOut.of(
                            "kind", kind,
                            "component", change.component(),
                            "version", change.version(),
                            "before", change.before(),
                            "after", change.after()));
            return;
        }
        String version = change.version() == null ? "" : "@" + change.version();
        out.println(
                switch (change.kind()) {
                    case ADDED -> "+ " + change.component() + version;
                    case REMOVED -> "- " + change.component() + version;
                    default ->
                        "~ " + change.component() + version + "\t" + kind + ": " + said(change.before()) + " -> "
                                + said(change.after());
                });
    }

    private static String said(@org.jspecify.annotations.Nullable String text) {
        return text == null || text.isEmpty() ? "(none)" : text;
    }
}
