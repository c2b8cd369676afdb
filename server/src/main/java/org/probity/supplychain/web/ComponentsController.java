package org.probity.supplychain.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Products;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.platform.web.Form;
import org.probity.platform.web.Page;
import org.probity.platform.web.Paging;
import org.probity.platform.web.Submission;
import org.probity.platform.web.Submissions;
import org.probity.supplychain.Components;
import org.probity.supplychain.Sboms;
import org.probity.supplychain.store.SqlComponents;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.View;

/** A release with what it is built from, and who holds a component. */
@Controller
class ComponentsController {
    private final Products products;
    private final Sboms sboms;
    private final Components components;
    private final SqlComponents list;
    private final Submissions submissions;
    private final Db db;

    ComponentsController(
            Products products, Sboms sboms, Components components, SqlComponents list, Submissions submissions, Db db) {
        this.products = products;
        this.sboms = sboms;
        this.components = components;
        this.list = list;
        this.submissions = submissions;
        this.db = db;
    }

    @GetMapping("/components")
    Page search(
            Subject who,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String version,
            @RequestParam(defaultValue = "1") String page) {
        SqlComponents.Filter filter = new SqlComponents.Filter(name.strip(), version.strip(), "");
        Map<String, String> filters = new LinkedHashMap<>();
        put(filters, "name", filter.name());
        put(filters, "version", filter.version());
        boolean asked = !filters.isEmpty();
        Paging paging =
                new Paging("/components", filters, Paging.number(page), Paging.SIZE, asked ? list.count(filter) : 0);
        List<SqlComponents.Line> lines = asked ? list.lines(filter, paging.offset(), paging.size()) : List.of();
        Map<String, Products.Release> releases = new HashMap<>();
        lines.stream().map(line -> line.holding().releaseId()).distinct().forEach(id -> products.release(id)
                .ifPresent(release -> releases.put(id, release)));
        return Page.of(
                "supplychain/components",
                Map.of(
                        "lines", lines,
                        "paging", paging,
                        "asked", asked,
                        "releases", releases,
                        "today", today(),
                        "without", components.releasesWithoutSbom()));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(db.now(), ZoneOffset.UTC);
    }

    private static void put(Map<String, String> filters, String name, String value) {
        if (!value.isEmpty()) {
            filters.put(name, value);
        }
    }

    @GetMapping("/products/{product}/releases/{version}")
    Page release(
            Subject who,
            @PathVariable String product,
            @PathVariable String version,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "1") String page) {
        Products.Release release = existing(product, version);
        return releasePage(who, release, name.strip(), Paging.number(page), Form.empty(path(release) + "/sbom", 0));
    }

    private Products.Release existing(String product, String version) {
        return products.release(product + "@" + version).orElseThrow(UnknownException::new);
    }

    private static String path(Products.Release release) {
        return "/products/" + release.productId() + "/releases/" + release.version();
    }

    private Page releasePage(Subject who, Products.Release release, String name, int page, Form form) {
        SqlComponents.Filter filter = new SqlComponents.Filter(name, "", release.id());
        Map<String, String> filters = new LinkedHashMap<>();
        put(filters, "name", name);
        Paging paging = new Paging(path(release), filters, page, Paging.SIZE, list.count(filter));
        Map<String, Object> params = new HashMap<>();
        params.put("product", products.find(release.productId()).orElseThrow(UnknownException::new));
        params.put("release", release);
        params.put("sbom", sboms.of(release.id()).orElse(null));
        params.put("lines", list.lines(filter, paging.offset(), paging.size()));
        params.put("paging", paging);
        params.put("form", form);
        params.put("today", today());
        params.put("mayEdit", who.is(Role.PSIRT_LEAD) || who.is(Role.PRODUCT_ENGINEER));
        return Page.of("supplychain/release", params);
    }

    @PostMapping("/products/{product}/releases/{version}/sbom")
    View attach(
            Subject who,
            @PathVariable String product,
            @PathVariable String version,
            Submission form,
            HttpServletRequest request,
            HttpServletResponse response) {
        who.mustBe(Role.PSIRT_LEAD, Role.PRODUCT_ENGINEER);
        Products.Release release = existing(product, version);
        return submissions.run(
                form,
                response,
                () -> {
                    attach(who, release, form.files());
                    return new Submissions.Done(path(release), "The bill of materials is read and kept.");
                },
                again -> releasePage(who, release, "", 1, again));
    }

    private void attach(Subject who, Products.Release release, List<MultipartFile> files) {
        if (files.size() != 1) {
            throw new RefusedException(
                    List.of(Problem.at("sbom", "No file is chosen.", "Choose one CycloneDX or SPDX file.")));
        }
        MultipartFile file = files.getFirst();
        String name = file.getOriginalFilename();
        try (InputStream bytes = file.getInputStream()) {
            sboms.attach(who, release.id(), name == null ? "sbom" : shortened(name), bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String shortened(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1)
                .replaceAll("\\p{Cntrl}", "");
        return last.length() <= 120 ? last : last.substring(last.length() - 120);
    }
}
