package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.JsonString;
import org.probity.csaf.json.Path;

/** Tests that ask other machines whether URLs resolve. They are left out unless a {@link UrlProbe} is given. */
final class LinkRules {
    /** How many different URLs of one document are asked for at most. */
    private static final int MOST = 500;

    private static final int AT_ONCE = 8;

    private LinkRules() {}

    static List<Rule> rules() {
        return List.of(
                Rule.both(
                        "6.3.6",
                        "Use of non-self referencing URLs failing to resolve",
                        (context, findings) -> probe(others(context), context, findings)),
                Rule.both(
                        "6.3.7",
                        "Use of self referencing URLs failing to resolve",
                        (context, findings) -> probe(selves(context), context, findings)));
    }

    private record Link(String url, Path path) {}

    private static void field(JsonObject node, String name, Path path, List<Link> links) {
        if (node.get(name) instanceof JsonString url) {
            links.add(new Link(url.value(), path.at(name)));
        }
    }

    private static void items(JsonObject node, String name, Path path, List<Link> links) {
        JsonArray array = node.array(name);
        for (int i = 0; i < array.size(); i++) {
            if (array.get(i) instanceof JsonString url) {
                links.add(new Link(url.value(), path.at(name, i)));
            }
        }
    }

    private static void references(JsonObject node, Path path, boolean self, List<Link> links) {
        Context.objects(node, path, "references", (reference, place) -> {
            if (ProfileRules.referenceCategory(reference).equals("self") == self) {
                field(reference, "url", place, links);
            }
        });
    }

    /** 6.3.6: every URL but those of references to the document itself. */
    private static List<Link> others(Context context) {
        List<Link> links = new ArrayList<>();
        JsonObject document = context.document();
        Path place = Path.ROOT.at("document");
        Context.objects(document, place, "acknowledgments", (item, path) -> items(item, "urls", path, links));
        field(Context.object(document, "aggregate_severity"), "namespace", place.at("aggregate_severity"), links);
        field(Context.object(context.distribution(), "tlp"), "url", place.at("distribution", "tlp"), links);
        references(document, place, false, links);
        field(context.publisher(), "namespace", place.at("publisher"), links);
        for (Product product : context.tree().products()) {
            JsonObject helper = product.helper();
            if (helper != null) {
                items(helper, "sbom_urls", product.helperPath(), links);
                Context.objects(helper, product.helperPath(), "x_generic_uris", (item, path) -> {
                    field(item, "namespace", path, links);
                    field(item, "uri", path, links);
                });
            }
        }
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            JsonObject node = vulnerability.node();
            Path path = vulnerability.path();
            Context.objects(node, path, "acknowledgments", (item, inner) -> items(item, "urls", inner, links));
            references(node, path, false, links);
            Context.objects(node, path, "remediations", (item, inner) -> field(item, "url", inner, links));
        }
        return links;
    }

    /** 6.3.7: the URLs of references to the document itself. */
    private static List<Link> selves(Context context) {
        List<Link> links = new ArrayList<>();
        references(context.document(), Path.ROOT.at("document"), true, links);
        for (Vulnerability vulnerability : context.vulnerabilities()) {
            references(vulnerability.node(), vulnerability.path(), true, links);
        }
        return links;
    }

    private static void probe(List<Link> links, Context context, Findings findings) {
        UrlProbe probe = context.options().probe();
        if (probe == null) {
            return;
        }
        List<String> urls = links.stream().map(Link::url).distinct().limit(MOST).toList();
        Map<String, String> problems = ask(urls, probe);
        for (Link link : links) {
            String problem = problems.get(link.url());
            if (problem != null) {
                findings.add(link.path(), "The URL does not resolve: " + problem + ".");
            }
        }
        long asked = links.stream().map(Link::url).distinct().count();
        if (asked > MOST) {
            findings.note(Severity.INFO, Path.ROOT, (asked - MOST) + " more URLs were not asked for.");
        }
    }

    private static Map<String, String> ask(List<String> urls, UrlProbe probe) {
        Map<String, String> problems = new ConcurrentHashMap<>();
        Semaphore slots = new Semaphore(AT_ONCE);
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (String url : urls) {
                executor.execute(() -> {
                    slots.acquireUninterruptibly();
                    try {
                        String problem = probe.problem(url);
                        if (problem != null) {
                            problems.put(url, problem);
                        }
                    } finally {
                        slots.release();
                    }
                });
            }
        }
        return problems;
    }
}
