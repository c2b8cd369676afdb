package org.probity.cli.csaf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.write.Retirement;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code probity csaf supersede}: the document as superseded by another (CSAF 2.1, 9.1.25). */
@Command(
        name = "supersede",
        description = "Make the superseded version of a document: its id, history, and which document takes its place.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 if made, 1 if the result would not be valid, 2 if it can't be made."})
public final class CsafSupersedeCommand extends RetiringCommand {
    @Option(names = "--by", paramLabel = "URL", required = true, description = "Where the superseding document lies.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String by;

    @Override
    JsonObject retire(CsafDocument document, Instant when, String reasoning, @Nullable String said) {
        return Retirement.supersede(document, when, reasoning, by, said == null ? "Superseded." : said);
    }
}
