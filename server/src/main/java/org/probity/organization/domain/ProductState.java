package org.probity.organization.domain;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.organization.OrganizationEvent;
import org.probity.organization.OrganizationEvent.PolicyAdopted;
import org.probity.organization.OrganizationEvent.ProductAdded;
import org.probity.organization.OrganizationEvent.ReleaseAdded;
import org.probity.organization.OrganizationEvent.SbomAttached;
import org.probity.organization.OrganizationEvent.SupportEndSet;
import org.probity.organization.Products.NewProduct;
import org.probity.organization.Products.NewRelease;
import org.probity.platform.decide.Decision;
import org.probity.platform.decide.Problem;

/** A product as the rules see one: which releases it has. */
public record ProductState(boolean known, Map<String, Release> releases) {
    public static final ProductState NONE = new ProductState(false, Map.of());
    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{1,39}");
    private static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._+~-]{0,39}");
    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_NAME = 120;

    /** A release as the rules see one. */
    public record Release(
            LocalDate released,
            @Nullable LocalDate supportEnds,
            @Nullable String sbom) {}

    public ProductState {
        releases = Map.copyOf(releases);
    }

    /** Takes a fact in. */
    public ProductState evolve(OrganizationEvent event) {
        return switch (event) {
            case ProductAdded e -> new ProductState(true, Map.of());
            case ReleaseAdded e -> with(e.number(), new Release(e.released(), e.supportEnds(), null));
            case SupportEndSet e -> {
                Release release = existing(e.number());
                yield with(e.number(), new Release(release.released(), e.to(), release.sbom()));
            }
            case SbomAttached e -> {
                Release release = existing(e.number());
                yield with(e.number(), new Release(release.released(), release.supportEnds(), e.sha256()));
            }
            case PolicyAdopted e -> this;
        };
    }

    private Release existing(String number) {
        Release release = releases.get(number);
        if (release == null) {
            throw new IllegalStateException("no release " + number);
        }
        return release;
    }

    private ProductState with(String number, Release release) {
        Map<String, Release> more = new HashMap<>(releases);
        more.put(number, release);
        return new ProductState(known, more);
    }

    /** Adds a product. */
    public Decision<OrganizationEvent> add(NewProduct product, boolean contactKnown) {
        List<Problem> problems = new ArrayList<>();
        if (!ID.matcher(product.id()).matches()) {
            problems.add(Problem.at(
                    "id",
                    "\"" + product.id() + "\" cannot be part of an address.",
                    "Use 2 to 40 of a-z, 0-9 and dash."));
        } else if (known) {
            problems.add(Problem.at("id", "There is already a product " + product.id() + ".", "Choose another id."));
        }
        need(problems, "name", product.name(), "The name");
        need(problems, "line", product.line(), "The product line");
        if (product.description().length() > LONGEST_TEXT) {
            problems.add(Problem.at("description", "The description is too long.", "Use at most 4,000 characters."));
        }
        if (!contactKnown) {
            problems.add(Problem.at("contact", "No contact is chosen.", "Choose who takes work for this product."));
        }
        return Decision.unless(
                problems,
                new ProductAdded(
                        product.line(), product.name(), product.kind(), product.description(), product.contactId()));
    }

    private static void need(List<Problem> problems, String field, String value, String what) {
        if (value.isBlank()) {
            problems.add(Problem.at(field, what + " is missing.", ""));
        } else if (value.length() > LONGEST_NAME) {
            problems.add(Problem.at(field, what + " is too long.", "Use at most 120 characters."));
        }
    }

    /** Adds a release. */
    public Decision<OrganizationEvent> addRelease(NewRelease release) {
        List<Problem> problems = new ArrayList<>();
        if (!NUMBER.matcher(release.version()).matches()) {
            problems.add(Problem.at(
                    "version",
                    "\"" + release.version() + "\" is no version that can be part of an address.",
                    "Use up to 40 letters, digits, dots, dashes, plus signs and tildes."));
        } else if (releases.containsKey(release.version())) {
            problems.add(Problem.at(
                    "version", "There is already a release " + release.version() + ".", "A release is entered once."));
        }
        checkSupport(problems, release.released(), release.supportEnds());
        return Decision.unless(
                problems, new ReleaseAdded(release.version(), release.released(), release.supportEnds()));
    }

    private static void checkSupport(List<Problem> problems, LocalDate released, @Nullable LocalDate ends) {
        if (ends != null && ends.isBefore(released)) {
            problems.add(Problem.at(
                    "support-ends", "Support would end before the release on " + released + ".", "Check both days."));
        }
    }

    /** Sets or moves the last day of support; the same day again changes nothing. */
    public Decision<OrganizationEvent> setSupportEnd(String number, @Nullable LocalDate day, String reason) {
        Release release = releases.get(number);
        if (release == null) {
            return Decision.refuseAt("version", "There is no such release.", "Choose one of the list.");
        }
        List<Problem> problems = new ArrayList<>();
        checkSupport(problems, release.released(), day);
        if (reason.isBlank()) {
            problems.add(
                    Problem.at("reason", "The reason is missing.", "Say in a sentence why the day is set or moved."));
        }
        if (problems.isEmpty() && java.util.Objects.equals(day, release.supportEnds())) {
            return Decision.accept();
        }
        return Decision.unless(problems, new SupportEndSet(number, release.supportEnds(), day, reason));
    }

    /** Ties a bill of materials to a release; the same one again changes nothing. */
    public Decision<OrganizationEvent> attachSbom(String number, String sha256) {
        Release release = existing(number);
        return sha256.equals(release.sbom())
                ? Decision.accept()
                : Decision.accept(new SbomAttached(number, release.sbom(), sha256));
    }
}
