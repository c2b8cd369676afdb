package org.probity.cli.csaf;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.write.Canonical;
import org.probity.csaf.write.DocumentMerge;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity csaf merge}: merges two edits of one document. */
@Command(
        name = "merge",
        description = "Merge two edits of the same document; the result goes to standard output.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Where both sides changed the same field in different ways, the result holds OURS, and the conflict is told.",
            "Exit code: 0 if merged, 1 if there are conflicts, 2 if a file could not be read."
        })
public final class CsafMergeCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "BASE OURS THEIRS", arity = "3", description = "The common ancestor and the two edits.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<Path> files;

    @Override
    public Integer call() throws IOException {
        DocumentMerge.Merged merged =
                DocumentMerge.threeWay(read(files.get(0)), read(files.get(1)), read(files.get(2)));
        PrintWriter out = spec.commandLine().getOut();
        out.print(Canonical.text(merged.document()));
        out.flush();
        for (DocumentMerge.Conflict conflict : merged.conflicts()) {
            spec.commandLine()
                    .getErr()
                    .println("conflict " + conflict.path() + ": ours " + conflict.ours() + ", theirs "
                            + conflict.theirs());
        }
        return merged.conflicts().isEmpty() ? 0 : 1;
    }

    private static JsonObject read(Path file) throws IOException {
        try {
            return CsafDocument.read(file, JsonLimits.DEFAULT).object();
        } catch (UnreadableJsonException e) {
            throw new IOException(file + ": " + e.getMessage(), e);
        }
    }
}
