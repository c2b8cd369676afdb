package org.probity.cli.csaf;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.CsafDocument;
import org.probity.csaf.CsafVersion;
import org.probity.csaf.FileName;
import org.probity.csaf.convert.Conversion;
import org.probity.csaf.convert.Upgrade;
import org.probity.csaf.json.JsonLimits;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonPointers;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.UnreadableJsonException;
import org.probity.csaf.write.Canonical;
import org.probity.csaf.write.UnsoundAdvisoryException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** What {@code csaf withdraw} and {@code csaf supersede} have in common. */
abstract class RetiringCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--reason", required = true, description = "What the document was about, and why this is done.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String reason;

    @Option(names = "--summary", description = "What the new entry of the revision history says.")
    private @Nullable String summary;

    @Option(names = "--date", description = "When; without it now.")
    private @Nullable Instant date;

    @Option(names = "--out", paramLabel = "DIR", description = "Write the result into a file of this folder.")
    private @Nullable Path folder;

    @Parameters(paramLabel = "FILE", description = "The document; one of CSAF 2.0 is converted to 2.1.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path file;

    /** The retired document. */
    abstract JsonObject retire(CsafDocument document, Instant when, String reasoning, @Nullable String said);

    @Override
    public final Integer call() throws IOException {
        String name = "probity csaf " + spec.name() + ": " + file + ": ";
        try {
            CsafDocument document = version21(CsafDocument.read(file, JsonLimits.DEFAULT));
            JsonObject retired = retire(document, date == null ? Instant.now() : date, reason, summary);
            hand(retired);
            return 0;
        } catch (UnsoundAdvisoryException e) {
            spec.commandLine().getErr().println(name + "the result would break mandatory tests: " + e.getMessage());
            return 1;
        } catch (UnreadableJsonException | IllegalArgumentException e) {
            spec.commandLine().getErr().println(name + e.getMessage());
            return 2;
        }
    }

    private CsafDocument version21(CsafDocument document) {
        if (document.version().orElse(null) != CsafVersion.V2_0) {
            return document;
        }
        Conversion conversion = Upgrade.convert(document, Instant.now());
        spec.commandLine().getErr().println(file + ": converted from CSAF 2.0 to 2.1, which knows such documents");
        return CsafDocument.of(conversion.result());
    }

    private void hand(JsonObject retired) throws IOException {
        String text = Canonical.text(retired);
        if (folder == null) {
            spec.commandLine().getOut().print(text);
        } else {
            String id = JsonPointers.resolve(retired, "/document/tracking/id") instanceof JsonString value
                    ? value.value()
                    : "document";
            Path target = folder.resolve(FileName.of(id));
            Files.createDirectories(folder);
            Files.writeString(target, text);
            spec.commandLine().getOut().println(target);
        }
        spec.commandLine().getOut().flush();
    }
}
