package org.probity.csaf.convert;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.probity.csaf.convert.Contradictions.Contradiction;
import org.probity.csaf.convert.Contradictions.Kind;
import org.probity.csaf.convert.StatusModel.ProductInfo;
import org.probity.csaf.convert.StatusModel.State;
import org.probity.csaf.convert.StatusModel.Statement;
import org.probity.csaf.convert.StatusModel.Vulnerability;
import org.probity.identifiers.purl.Purl;
import org.probity.identifiers.vers.Vers;
import org.probity.identifiers.vers.VersException;

/** Finds versions that one document calls fixed or not affected and another one holds in an affected range. */
final class AffectedRanges {
    private record Safe(StatusModel model, String version, State state) {}

    private record Affected(StatusModel model, String range, Vers vers) {}

    private final Map<String, List<Safe>> safe = new TreeMap<>();
    private final Map<String, List<Affected>> affected = new TreeMap<>();

    void add(StatusModel model, String vulnerability, Vulnerability told) {
        for (Statement statement : told.statements()) {
            ProductInfo product = model.products().get(statement.product());
            String line = product == null ? null : line(product);
            if (product == null || line == null) {
                continue;
            }
            String key = model.namespace() + " " + vulnerability + " " + line;
            String text = product.versionText();
            if (text == null) {
                continue;
            }
            if (product.range() && statement.state() == State.AFFECTED) {
                Vers vers = read(text);
                if (vers != null) {
                    affected.computeIfAbsent(key, any -> new ArrayList<>()).add(new Affected(model, text, vers));
                }
            } else if (!product.range()
                    && (statement.state() == State.FIXED || statement.state() == State.NOT_AFFECTED)) {
                safe.computeIfAbsent(key, any -> new ArrayList<>()).add(new Safe(model, text, statement.state()));
            }
        }
    }

    /** What a product is apart from its version: its package, or vendor and name; null where neither is told. */
    private static @Nullable String line(ProductInfo product) {
        if (product.vendor() != null && product.family() != null) {
            return product.vendor() + " " + product.family();
        }
        Purl purl = product.purls().isEmpty()
                ? null
                : Purl.tryParse(product.purls().getFirst()).orElse(null);
        return purl == null
                ? null
                : Purl.builder(purl.type(), purl.name())
                        .namespace(purl.namespace())
                        .build()
                        .toString();
    }

    private static @Nullable Vers read(String range) {
        try {
            return range.startsWith("vers:") ? Vers.parseLenient(range) : null;
        } catch (VersException unreadable) {
            return null;
        }
    }

    List<Contradiction> contradictions() {
        List<Contradiction> found = new ArrayList<>();
        safe.forEach((key, versions) -> {
            for (Safe version : versions) {
                for (Affected range : affected.getOrDefault(key, List.of())) {
                    if (holds(range.vers(), version.version())) {
                        found.add(new Contradiction(
                                Kind.RANGE,
                                key + " " + version.version(),
                                Contradictions.sorted(List.of(
                                        Contradictions.said(
                                                version.model(), version.state().word()),
                                        Contradictions.said(range.model(), "affected by " + range.range())))));
                    }
                }
            }
        });
        return found;
    }

    private static boolean holds(Vers range, String version) {
        try {
            return range.contains(version);
        } catch (VersException unknown) {
            return false;
        }
    }
}
