package org.probity.about.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.probity.catalogue.Catalogues;
import org.probity.catalogue.Standard;
import org.probity.platform.web.Page;
import org.probity.platform.web.Paging;
import org.probity.platform.web.PublicPaths;
import org.probity.record.Seals;
import org.probity.traceability.TraceMatrix;
import org.probity.traceability.TraceMatrix.Row;
import org.probity.traceability.Traces;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What the program is, and per requirement of the standards what of it is built and shown by a test. */
@Controller
class AboutController {
    private static final int ROWS = 50;

    private final Seals seals;
    private final String version;
    private final Optional<TraceMatrix> matrix;

    AboutController(Seals seals, ObjectProvider<BuildProperties> build) {
        this.seals = seals;
        BuildProperties properties = build.getIfAvailable();
        this.version = properties == null || properties.getVersion() == null ? "unknown" : properties.getVersion();
        this.matrix = Traces.ofThisBuild();
    }

    @Bean
    static PublicPaths aboutPaths() {
        return PublicPaths.of("/about", "/about/traceability");
    }

    @GetMapping("/about")
    Page about() {
        return Page.of(
                "about/about",
                Map.of("version", version, "log", seals.state(), "totals", totals(), "notice", Catalogues.NOTICE));
    }

    @GetMapping("/about/traceability")
    Page traceability(
            @RequestParam(defaultValue = "") String standard,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") String page) {
        TraceFilter filter = TraceFilter.of(standard, state);
        List<Row> rows = rows().stream().filter(filter::lets).toList();
        Paging paging = new Paging("/about/traceability", filter.inForce(), Paging.number(page), ROWS, rows.size());
        return Page.of(
                "about/traceability",
                Map.of(
                        "known",
                        matrix.isPresent(),
                        "rows",
                        rows.stream().skip(paging.offset()).limit(ROWS).toList(),
                        "paging",
                        paging,
                        "filter",
                        filter,
                        "standards",
                        TraceFilter.STANDARDS,
                        "states",
                        TraceFilter.STATES,
                        "totals",
                        totals(),
                        "notice",
                        Catalogues.NOTICE));
    }

    /** Without the build's findings every requirement is listed, and the page says that its state is not known. */
    private List<Row> rows() {
        return matrix.orElseGet(() -> TraceMatrix.of(Catalogues.shipped(), List.of(), List.of()))
                .rows();
    }

    private List<Total> totals() {
        List<Total> totals = new ArrayList<>();
        for (Standard standard : Standard.values()) {
            List<Row> rows = rows().stream()
                    .filter(row -> row.requirement().standard() == standard)
                    .toList();
            long shown = rows.stream().filter(Row::shown).count();
            totals.add(new Total(standard, rows.size(), matrix.isPresent() ? shown : null));
        }
        return totals;
    }
}
