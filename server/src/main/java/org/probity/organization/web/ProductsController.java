package org.probity.organization.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Products;
import org.probity.organization.store.ProductList;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Drafts;
import org.probity.platform.web.Fields;
import org.probity.platform.web.Form;
import org.probity.platform.web.Option;
import org.probity.platform.web.Page;
import org.probity.platform.web.Paging;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.record.Actor;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

/** The register of products: the list, one product with its releases, and what a lead may enter. */
@Controller
class ProductsController {
    private final Products products;
    private final ProductList list;
    private final People people;
    private final Submissions submissions;
    private final Drafts drafts;
    private final Db db;

    ProductsController(
            Products products, ProductList list, People people, Submissions submissions, Drafts drafts, Db db) {
        this.products = products;
        this.list = list;
        this.people = people;
        this.submissions = submissions;
        this.drafts = drafts;
        this.db = db;
    }

    @GetMapping("/products")
    Page list(
            Subject who,
            HttpServletRequest request,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String line,
            @RequestParam(defaultValue = "1") String page) {
        return listPage(who, q.strip(), line, Paging.number(page), drafts.open(request, Form.empty("/products", 0)));
    }

    private Page listPage(Subject who, String words, String line, int page, Form form) {
        ProductList.Filter filter = new ProductList.Filter(words, line);
        Map<String, String> filters = new LinkedHashMap<>();
        put(filters, "q", words);
        put(filters, "line", line);
        Paging paging = new Paging("/products", filters, page, Paging.SIZE, list.count(filter));
        return Page.of(
                "organization/products",
                Map.of(
                        "rows", list.rows(filter, today(), paging.offset(), paging.size()),
                        "paging", paging,
                        "lines", list.lines(),
                        "form", form,
                        "contacts", contacts(),
                        "mayEdit", who.is(Role.PSIRT_LEAD)));
    }

    private static void put(Map<String, String> filters, String name, String value) {
        if (!value.isEmpty()) {
            filters.put(name, value);
        }
    }

    private LocalDate today() {
        return LocalDate.ofInstant(db.now(), ZoneOffset.UTC);
    }

    private List<Option> contacts() {
        return people.withRole(Role.PRODUCT_ENGINEER).stream()
                .map(person -> Option.of(person.id(), person.name()))
                .toList();
    }

    @PostMapping("/products")
    View add(Subject who, Submission form, HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD);
        return submissions.run(
                form,
                response,
                () -> {
                    Products.Kind kind =
                            form.text("kind").equals("SERVICE") ? Products.Kind.SERVICE : Products.Kind.PRODUCT;
                    products.add(
                            who,
                            new Products.NewProduct(
                                    form.text("id"),
                                    form.text("line"),
                                    form.text("name"),
                                    kind,
                                    form.text("description"),
                                    form.text("contact")));
                    return new Submissions.Done(
                            "/products/" + form.text("id"), form.text("name") + " is in the register.");
                },
                again -> listPage(who, "", "", 1, again));
    }

    @GetMapping("/products/{id}")
    Page show(Subject who, @PathVariable String id, HttpServletRequest request) {
        Products.Product product = product(id);
        return productPage(
                who, product, drafts.open(request, releaseForm(product)), drafts.open(request, supportForm(product)));
    }

    private Products.Product product(String id) {
        return products.find(id).orElseThrow(UnknownException::new);
    }

    private static Form releaseForm(Products.Product product) {
        return Form.empty("/products/" + product.id() + "/releases", product.version());
    }

    private static Form supportForm(Products.Product product) {
        return Form.empty("/products/" + product.id() + "/support", product.version());
    }

    private Page productPage(Subject who, Products.Product product, Form release, Form support) {
        return Page.of(
                "organization/product",
                Map.of(
                        "product", product,
                        "contact", people.nameOf(Actor.person(product.contactId())),
                        "releases", products.releases(product.id()),
                        "today", today(),
                        "releaseForm", release,
                        "supportForm", support,
                        "mayEdit", who.is(Role.PSIRT_LEAD)));
    }

    @PostMapping("/products/{id}/releases")
    View addRelease(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD);
        Products.Product product = product(id);
        return submissions.run(
                form,
                response,
                () -> {
                    List<Problem> problems = new ArrayList<>();
                    @Nullable LocalDate released = Fields.neededDate(form, "released", problems);
                    @Nullable LocalDate supportEnds = Fields.date(form, "support-ends", problems);
                    if (released == null || !problems.isEmpty()) {
                        throw new RefusedException(problems);
                    }
                    products.addRelease(
                            who,
                            id,
                            form.version(),
                            new Products.NewRelease(form.text("version"), released, supportEnds));
                    return new Submissions.Done("/products/" + id, "Release " + form.text("version") + " is entered.");
                },
                again -> productPage(who, product, again, supportForm(product)));
    }

    @PostMapping("/products/{id}/support")
    View setSupport(Subject who, @PathVariable String id, Submission form, HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD);
        Products.Product product = product(id);
        return submissions.run(
                form,
                response,
                () -> {
                    List<Problem> problems = new ArrayList<>();
                    @Nullable LocalDate day = Fields.date(form, "last-day", problems);
                    if (!problems.isEmpty()) {
                        throw new RefusedException(problems);
                    }
                    setSupport(who, id, form, day);
                    return new Submissions.Done("/products/" + id, "The end of support is recorded.");
                },
                again -> productPage(who, product, releaseForm(product), again));
    }

    /** Two forms of the page ask for a version and a day; this one calls them by other names. */
    private void setSupport(Subject who, String id, Submission form, @Nullable LocalDate day) {
        try {
            products.setSupportEnd(who, id, form.version(), form.text("release"), day, form.text("reason"));
        } catch (RefusedException refused) {
            Map<String, String> names = Map.of("version", "release", "support-ends", "last-day");
            throw new RefusedException(refused.problems().stream()
                    .map(p -> p.field() == null
                            ? p
                            : Problem.at(names.getOrDefault(p.field(), p.field()), p.what(), p.next()))
                    .toList());
        }
    }
}
