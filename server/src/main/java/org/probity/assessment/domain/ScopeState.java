package org.probity.assessment.domain;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.AssessmentEvent.ProductDropped;
import org.probity.assessment.AssessmentEvent.ProductSelected;
import org.probity.assessment.AssessmentEvent.ReportIssued;
import org.probity.assessment.AssessmentEvent.ScopeEvent;
import org.probity.assessment.AssessmentEvent.ScopeOpened;
import org.probity.assessment.AssessmentEvent.ScopeRevised;
import org.probity.assessment.ScopeFacts;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;

/**
 * A scope of assessment with its selected representative products.
 *
 * @param facts null before it is opened
 * @param products rationale by product id, in order of selection
 * @param reports issued so far, oldest first
 */
public record ScopeState(@Nullable ScopeFacts facts, SequencedMap<String, Selected> products, List<Issued> reports) {
    public static final ScopeState NONE = new ScopeState(null, new LinkedHashMap<>(), List.of());

    /** A selected representative product. */
    public record Selected(String productId, String rationale, String by, Instant at) {}

    /** An issued report. */
    public record Issued(ReportIssued report, String by, Instant at) {}

    public ScopeState {
        products = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(products));
        reports = List.copyOf(reports);
    }

    /** Takes a fact in. */
    public ScopeState evolve(ScopeEvent event, String by, Instant at) {
        return switch (event) {
            case ScopeOpened e -> new ScopeState(e.facts(), products, reports);
            case ScopeRevised e -> new ScopeState(e.facts(), products, reports);
            case ProductSelected e -> {
                SequencedMap<String, Selected> more = new LinkedHashMap<>(products);
                more.put(e.productId(), new Selected(e.productId(), e.rationale(), by, at));
                yield new ScopeState(facts, more, reports);
            }
            case ProductDropped e -> {
                SequencedMap<String, Selected> fewer = new LinkedHashMap<>(products);
                fewer.remove(e.productId());
                yield new ScopeState(facts, fewer, reports);
            }
            case ReportIssued e -> {
                List<Issued> more = new ArrayList<>(reports);
                more.add(new Issued(e, by, at));
                yield new ScopeState(facts, products, more);
            }
        };
    }

    /** Opens a scope. */
    public static Decision<ScopeEvent> open(ScopeFacts facts) {
        return Decision.unless(problems(facts), new ScopeOpened(facts));
    }

    /** Changes what the scope says. */
    public Decision<ScopeEvent> revise(ScopeFacts wanted) {
        if (wanted.equals(facts)) {
            return Decision.accept();
        }
        return Decision.unless(problems(wanted), new ScopeRevised(wanted));
    }

    /** What stands against a scope as described; empty when nothing does. */
    public static List<Problem> problems(ScopeFacts facts) {
        List<Problem> problems = new ArrayList<>();
        need(problems, "name", facts.name(), "The name is missing.", "Lists show it.");
        need(
                problems,
                "organization",
                facts.organization(),
                "The organization is missing.",
                "Name the entity that answers for the scope.");
        need(
                problems,
                "description",
                facts.description(),
                "The description is missing.",
                "Say what is inside the claim and what is outside.");
        if (facts.to().isBefore(facts.from())) {
            problems.add(Problem.at("to", "The period ends before it begins.", "Put the later day here."));
        }
        return problems;
    }

    private static void need(List<Problem> problems, String field, String value, String what, String next) {
        if (value.isBlank()) {
            problems.add(Problem.at(field, what, next));
        }
    }

    /** Selects a representative product. */
    public Decision<ScopeEvent> select(String productId, boolean registered, String rationale) {
        if (!registered) {
            return Decision.refuseAt("product", "No product is chosen.", "Choose one of the register.");
        }
        if (products.containsKey(productId)) {
            return Decision.refuseAt("product", "This product is selected already.", "Choose another.");
        }
        if (rationale.isBlank()) {
            return Decision.refuseAt(
                    "rationale", "The rationale is missing.", "Say which differences of the scope it stands for.");
        }
        return Decision.accept(new ProductSelected(productId, rationale));
    }

    /** Takes a product out of the selection. */
    public Decision<ScopeEvent> drop(String productId, String reason) {
        if (!products.containsKey(productId)) {
            return Decision.refuse("This product is not selected.", "Reload the page.");
        }
        if (reason.isBlank()) {
            return Decision.refuseAt("reason", "The reason is missing.", "Say why it no longer represents the scope.");
        }
        return Decision.accept(new ProductDropped(productId, reason));
    }

    /** The number of the next report. */
    public int nextReport() {
        return reports.size() + 1;
    }
}
