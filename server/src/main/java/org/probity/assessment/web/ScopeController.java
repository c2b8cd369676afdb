package org.probity.assessment.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.probity.assessment.Assessments;
import org.probity.assessment.domain.Assessment;
import org.probity.assessment.store.AssessmentReads;
import org.probity.assessment.store.SnapshotMaker;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Products;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.platform.web.Submissions.Done;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.View;

/** A scope: its tree, totals, representative products and recipes. */
@Controller
class ScopeController {
    private final Assessments assessments;
    private final AssessmentReads reads;
    private final SnapshotMaker snapshots;
    private final Products products;
    private final Submissions submissions;
    private final Drafts drafts;

    ScopeController(
            Assessments assessments,
            AssessmentReads reads,
            SnapshotMaker snapshots,
            Products products,
            Submissions submissions,
            Drafts drafts) {
        this.assessments = assessments;
        this.reads = reads;
        this.snapshots = snapshots;
        this.products = products;
        this.submissions = submissions;
        this.drafts = drafts;
    }

    @GetMapping("/assessment/{scope}")
    Page show(Subject who, @PathVariable String scope, HttpServletRequest request) {
        Assessment found = reads.assessment(who, scope);
        Form form = Form.empty("/assessment/" + scope + "/products", found.version());
        return page(who, found, drafts.open(request, form));
    }

    @PostMapping("/assessment/{scope}/products")
    View select(Subject who, @PathVariable String scope, Submission form, HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD);
        return submissions.run(
                form,
                response,
                () -> {
                    assessments.select(who, scope, form.version(), form.text("product"), form.text("rationale"));
                    return new Done("/assessment/" + scope, "The product is selected.");
                },
                again -> page(who, reads.assessment(who, scope), again));
    }

    @PostMapping("/assessment/{scope}/products/{product}/drop")
    View drop(
            Subject who,
            @PathVariable String scope,
            @PathVariable String product,
            Submission form,
            HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD);
        return submissions.run(
                form,
                response,
                () -> {
                    assessments.drop(who, scope, form.version(), product, form.text("reason"));
                    return new Done("/assessment/" + scope, "The product no longer represents the scope.");
                },
                again -> page(who, reads.assessment(who, scope), again));
    }

    @PostMapping("/assessment/{scope}/recipes/{recipe}")
    View draw(
            Subject who,
            @PathVariable String scope,
            @PathVariable String recipe,
            Submission form,
            HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD);
        return submissions.run(
                form,
                response,
                () -> {
                    String evidence = assessments.draw(who, scope, recipe);
                    return new Done(
                            "/assessment/" + scope + "/evidence/" + evidence,
                            "The snapshot is drawn and sealed. Say what it means before the assessor reads it.");
                },
                again -> page(who, reads.assessment(who, scope), again));
    }

    private Page page(Subject who, Assessment found, Form form) {
        Map<String, Object> params = new HashMap<>();
        params.put("assessment", found);
        params.put("tree", Tree.of(found, ""));
        params.put("form", form);
        params.put("options", choosable(found));
        params.put("names", ProductNames.of(products, found.products()));
        params.put("recipes", snapshots.recipes());
        params.put("lead", who.is(Role.PSIRT_LEAD));
        params.put("mandatory", Assessment.mandatory().size());
        return Page.of("assessment/scope", params);
    }

    private List<Option> choosable(Assessment found) {
        return products.all().stream()
                .filter(product -> !found.products().contains(product.id()))
                .map(product -> Option.of(product.id(), product.name() + " (" + product.line() + ")"))
                .toList();
    }
}
