package org.probity.cli.csaf;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.probity.cli.tree.Branch;
import org.probity.csaf.json.JsonNumber;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonText;
import org.probity.csaf.net.GuardedHttp;
import org.probity.csaf.provider.AggregatorCheck;
import org.probity.csaf.provider.Locator;
import org.probity.csaf.provider.ProviderCheck;
import org.probity.csaf.provider.Requirement;
import org.probity.csaf.provider.Site;
import org.probity.csaf.provider.WebSite;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code probity csaf provider}: groups what can be done with a provider's site. */
@Command(
        name = "provider",
        description = "The distribution of CSAF documents.",
        mixinStandardHelpOptions = true,
        synopsisSubcommandLabel = "COMMAND")
public final class CsafProviderCommand implements Branch {
    @Override
    public List<Below> commands() {
        return List.of(Below.of("check", CsafProviderCommand.Check.class));
    }

    private CsafProviderCommand() {}

    /** {@code probity csaf provider check}: every requirement of the claimed role, with evidence. */
    @Command(
            name = "check",
            description = "Check a provider against every requirement of section 7 for the role that it claims.",
            mixinStandardHelpOptions = true,
            footer = {
                "",
                "A folder is the folder of provider-metadata.json or the root of a web server.",
                "An address that ends with /aggregator.json is checked as that of a lister or aggregator.",
                "Exit code: 0 if nothing that the role demands failed, 1 if something did, 2 if there are no metadata."
            })
    static final class Check implements Callable<Integer> {
        @Spec
        @SuppressWarnings("NullAway.Init") // set by picocli
        private CommandSpec spec;

        @Option(
                names = "--json",
                description = "Print one JSON object a line, one for each requirement, and a last one.")
        private boolean json;

        @Option(
                names = "--limit",
                paramLabel = "N",
                description = "Look at this many documents at most. Default: 10000.")
        private int limit = 10_000;

        @Option(
                names = "--allow-private",
                description = "Also ask hosts with addresses of private networks or of this machine.")
        private boolean allowPrivate;

        @Parameters(paramLabel = "DIR|URL|DOMAIN")
        @SuppressWarnings("NullAway.Init") // set by picocli
        private String where;

        @Override
        public Integer call() throws IOException {
            if (Files.isDirectory(Path.of(where.contains("://") ? "/no folder" : where))) {
                Locator.Place place = Locator.inFolder(Path.of(where));
                return tell(ProviderCheck.run(place.site(), place.url(), limit));
            }
            start(where);
            try (WebSite site = site(allowPrivate)) {
                if (where.endsWith("/aggregator.json")) {
                    return tell(AggregatorCheck.run(site, where, limit));
                }
                return tell(ProviderCheck.run(site, locate(site, where), limit));
            }
        }

        private int tell(ProviderCheck.Outcome outcome) {
            PrintWriter out = spec.commandLine().getOut();
            if (!json) {
                out.println(
                        outcome.url() + " claims the role " + (outcome.role().isEmpty() ? "(none)" : outcome.role()));
            }
            for (Requirement requirement : outcome.requirements()) {
                boolean demanded = outcome.demanded().contains(requirement.number());
                boolean spared = requirement.number() >= 8 && requirement.number() <= 10 && oneOf(outcome);
                out.println(json ? object(requirement, demanded) : text(requirement, demanded && !spared, spared));
            }
            out.println(
                    json
                            ? JsonText.compact(JsonObject.builder()
                                    .put("url", outcome.url())
                                    .put("role", outcome.role())
                                    .put("fulfilled", outcome.fulfilled())
                                    .put("documents", JsonNumber.of(outcome.documents()))
                                    .build())
                            : outcome.documents() + " documents; the role is "
                                    + (outcome.fulfilled() ? "fulfilled as far as could be seen" : "not fulfilled"));
            out.flush();
            return outcome.fulfilled() ? 0 : 1;
        }

        /** Whether one of the requirements 8 to 10 holds, which is enough. */
        private static boolean oneOf(ProviderCheck.Outcome outcome) {
            return outcome.requirements().stream()
                    .anyMatch(one ->
                            one.number() >= 8 && one.number() <= 10 && one.verdict() == Requirement.Verdict.FULFILLED);
        }

        private static String text(Requirement requirement, boolean demanded, boolean spared) {
            String verdict =
                    switch (requirement.verdict()) {
                        case FULFILLED -> "ok";
                        case FAILED -> demanded ? "FAILED" : "not there";
                        case DEVIATES -> "advice";
                        case UNKNOWN -> "unknown";
                        case NOT_NEEDED -> "-";
                    };
            StringBuilder text = new StringBuilder(
                    String.format("%2d %-10s %s", requirement.number(), verdict, requirement.title()));
            if (!demanded) {
                text.append(spared ? " (one of 8 to 10 is enough)" : " (not demanded of this role)");
            }
            requirement.evidence().forEach(line -> text.append(System.lineSeparator())
                    .append("      ")
                    .append(line));
            return text.toString();
        }

        private static String object(Requirement requirement, boolean demanded) {
            return JsonText.compact(JsonObject.builder()
                    .put("requirement", JsonNumber.of(requirement.number()))
                    .put("title", requirement.title())
                    .put("demanded", demanded)
                    .put("verdict", requirement.verdict().name().toLowerCase(Locale.ROOT))
                    .put("evidence", requirement.evidence())
                    .build());
        }
    }

    static WebSite site(boolean allowPrivate) {
        return new WebSite(allowPrivate ? GuardedHttp.ANY : GuardedHttp.PUBLIC);
    }

    static URI start(String where) throws IOException {
        try {
            URI uri = URI.create(where.contains("://") ? where : "https://" + where);
            if (uri.getHost() != null) {
                return uri;
            }
        } catch (IllegalArgumentException e) {
            throw new IOException(where + " is neither a folder nor an address", e);
        }
        throw new IOException(where + " is neither a folder nor an address");
    }

    static String locate(Site site, String where) throws IOException {
        List<String> found = Locator.onTheWeb(site, where);
        if (found.isEmpty()) {
            throw new IOException("no provider-metadata.json was found from " + where);
        }
        return found.getFirst();
    }
}
