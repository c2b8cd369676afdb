package org.probity.cli.csaf;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.provider.Downloader;
import org.probity.csaf.provider.Downloader.Outcome;
import org.probity.csaf.provider.PoliteSite;
import org.probity.csaf.provider.Site;
import org.probity.csaf.provider.WebSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity csaf download}: fetches a provider's documents, checking hashes and signatures. */
@Command(
        name = "download",
        description =
                "Fetch a provider's documents by its feeds or directories, checking hashes and OpenPGP signatures.",
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "What is stored and unchanged is not fetched again; a run that was broken off goes on.",
            "Of a trusted provider every document needs hash and signature; of others they are checked if there.",
            "Exit code: 0 if all is there, 1 if documents were refused or failed, 2 if the provider can't be read."
        })
public final class CsafDownloadCommand implements Callable<Integer> {
    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Option(names = "--to", required = true, paramLabel = "DIR", description = "Where documents are stored.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path folder;

    @Option(names = "--demand-hashes", description = "Refuse documents without a hash file.")
    private boolean demandHashes;

    @Option(names = "--demand-signatures", description = "Refuse documents without a signature.")
    private boolean demandSignatures;

    @Option(names = "--store-invalid", description = "Also store documents that are not valid.")
    private boolean storeInvalid;

    @Option(names = "--accept-short-lived", description = "Take signatures that expire within 30 days.")
    private boolean shortLived;

    @Option(names = "--accept-unmaintained", description = "Take metadata whose maintained_until has passed.")
    private boolean unmaintained;

    @Option(
            names = "--parallel",
            paramLabel = "N",
            defaultValue = "8",
            description = "Work on this many documents at a time. Default: ${DEFAULT-VALUE}.")
    private int parallel;

    @Option(
            names = "--per-host",
            paramLabel = "N",
            defaultValue = "4",
            description = "Ask a host for this many files at a time. Default: ${DEFAULT-VALUE}.")
    private int perHost;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            defaultValue = "4",
            description = "Ask this often for a file before giving it up. Default: ${DEFAULT-VALUE}.")
    private int attempts;

    @Option(
            names = "--allow-private",
            description = "Also ask hosts with addresses of private networks or of this machine.")
    private boolean allowPrivate;

    @Option(names = "--limit", paramLabel = "N", description = "Fetch this many documents at most.")
    private int limit = Integer.MAX_VALUE;

    @Option(names = "--json", description = "Print one JSON object a line.")
    private boolean json;

    @Parameters(paramLabel = "URL|DOMAIN", description = "The provider-metadata.json, or a domain that leads to it.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private String where;

    private @Nullable Progress progress;
    private final Map<Outcome, Integer> counts = new EnumMap<>(Outcome.class);

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        progress = Progress.onTerminal(spec.commandLine().getErr());
        CsafProviderCommand.start(where);
        if (parallel < 1 || perHost < 1 || attempts < 1) {
            throw new IOException("--parallel, --per-host and --attempts take numbers from 1 on");
        }
        PoliteSite.Manners usual = PoliteSite.Manners.USUAL;
        PoliteSite.Manners manners = new PoliteSite.Manners(perHost, attempts, usual.pause(), usual.longest());
        try (WebSite web = CsafProviderCommand.site(allowPrivate)) {
            Site site = new PoliteSite(web, manners);
            String url = CsafProviderCommand.locate(site, where);
            Downloader.Options options = new Downloader.Options(
                    demandHashes, demandSignatures, storeInvalid, shortLived, unmaintained, limit, parallel);
            Downloader.run(site, url, folder, options, event -> tell(event, out));
        }
        clear();
        if (!json) {
            out.println(count(Outcome.SAVED) + " stored, " + count(Outcome.UNCHANGED) + " unchanged, "
                    + count(Outcome.REFUSED) + " refused, " + count(Outcome.FAILED) + " failed");
        }
        out.flush();
        return count(Outcome.REFUSED) + count(Outcome.FAILED) == 0 ? 0 : 1;
    }

    private void clear() {
        if (progress != null) {
            progress.clear();
        }
    }

    private int count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0);
    }

    private void tell(Downloader.Event event, PrintWriter out) {
        counts.merge(event.outcome(), 1, Integer::sum);
        if (progress != null) {
            progress.done(event.url());
        }
        String word = event.outcome().name().toLowerCase(Locale.ROOT);
        if (json) {
            out.println(JsonText.compact(JsonObject.builder()
                    .put("url", event.url())
                    .put("outcome", word)
                    .put("says", event.says())
                    .build()));
        } else if (event.outcome() != Outcome.UNCHANGED) {
            clear();
            out.println(word + " " + event.url() + ": " + event.says());
        }
        out.flush();
    }
}
