package org.probity.disclosure.domain;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.disclosure.Edition.Answer;
import org.probity.disclosure.Edition.Facts;
import org.probity.disclosure.Edition.ProductFacts;
import org.probity.handling.Cases.CaseFile;
import org.probity.handling.Cases.Item;
import org.probity.handling.HandlingEvent.Closure;
import org.probity.handling.HandlingEvent.Justification;
import org.probity.handling.HandlingEvent.SeverityRated;
import org.probity.handling.ItemState;
import org.probity.handling.domain.WorkItem;
import org.probity.organization.Products.Product;
import org.probity.organization.Products.Release;

/** What a case says to the world, product by product. Presence is not exploitability: only confirmed work says "affected". */
public final class FactsOfCase {
    private FactsOfCase() {}

    /** A product with its releases, as the register has them. */
    public record Registered(Product product, List<Release> releases) {}

    /** The facts; products in the order of the case. */
    public static Facts of(CaseFile file, List<Registered> register) {
        Set<String> cwes = new LinkedHashSet<>();
        List<ProductFacts> products = new ArrayList<>();
        for (Item item : file.items()) {
            if (item.state().analysis() != null) {
                cwes.addAll(item.state().analysis().cwes());
            }
            register.stream()
                    .filter(r -> r.product().id().equals(item.productId()))
                    .findFirst()
                    .ifPresent(r -> products.add(facts(item.state(), r)));
        }
        return new Facts(
                file.state().identifiers(), List.copyOf(cwes), file.state().attacks() != null, products);
    }

    private static ProductFacts facts(WorkItem item, Registered registered) {
        List<String> all = registered.releases().stream().map(Release::version).toList();
        Answer answer = answer(item);
        List<String> affected = answer == Answer.AFFECTED
                ? registered.releases().stream()
                        .filter(release -> item.affectedReleases().contains(release.id()))
                        .map(Release::version)
                        .toList()
                : List.of();
        String fixed =
                answer == Answer.AFFECTED && item.fix() != null ? item.fix().releaseVersion() : null;
        List<String> rest = all.stream()
                .filter(version -> !affected.contains(version) && !version.equals(fixed))
                .toList();
        SeverityRated severity = answer == Answer.AFFECTED ? item.severity() : null;
        return new ProductFacts(
                registered.product().id(),
                registered.product().line(),
                registered.product().name(),
                answer,
                affected,
                answer == Answer.UNDER_INVESTIGATION ? List.of() : rest,
                answer == Answer.UNDER_INVESTIGATION ? rest : List.of(),
                fixed,
                severity == null ? null : severity.vector(),
                severity == null ? null : severity.severity(),
                severity == null ? null : score(severity),
                justification(item),
                item.closure() == Closure.NO_FIX_RISK_ACCEPTED);
    }

    private static Answer answer(WorkItem item) {
        if (item.closure() == Closure.NOT_AFFECTED || item.closure() == Closure.NOT_A_VULNERABILITY) {
            return Answer.NOT_AFFECTED;
        }
        boolean analysed = item.analysis() != null && item.finding() != null;
        boolean settled = item.state().reached(ItemState.DECISION);
        return analysed && settled ? Answer.AFFECTED : Answer.UNDER_INVESTIGATION;
    }

    private static @Nullable String justification(WorkItem item) {
        if (item.closedAs() == null || item.closure() != Closure.NOT_AFFECTED) {
            return null;
        }
        Justification why = item.closedAs().justification();
        return why == null ? null : why.name();
    }

    private static String score(SeverityRated severity) {
        return String.format(Locale.ROOT, "%d.%d", severity.scoreTenths() / 10, severity.scoreTenths() % 10);
    }
}
