package org.probity.cli.csaf;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.write.Retirement;
import picocli.CommandLine.Command;

/** {@code probity csaf withdraw}: the document as withdrawn (CSAF 2.1, 9.1.24). */
@Command(
        name = "withdraw",
        description = "Make the withdrawn version of a document: its id, history and reasons, without its content.",
        mixinStandardHelpOptions = true,
        footer = {"", "Exit code: 0 if made, 1 if the result would not be valid, 2 if it can't be made."})
public final class CsafWithdrawCommand extends RetiringCommand {
    @Override
    JsonObject retire(CsafDocument document, Instant when, String reasoning, @Nullable String said) {
        return Retirement.withdraw(document, when, reasoning, said == null ? "Withdrawn." : said);
    }
}
