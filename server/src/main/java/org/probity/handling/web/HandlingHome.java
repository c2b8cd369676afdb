package org.probity.handling.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.handling.Cases;
import org.probity.handling.Cases.ItemLine;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.platform.web.HomePart;
import org.probity.platform.web.Viewer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Work on the home page: what is mine, and what waits for a second person. */
@Configuration
class HandlingHome {
    private static final int ROWS = 10;

    @Bean
    HomePart myWork(Cases cases) {
        return part(cases, 20, true, Role.PRODUCT_ENGINEER, "My work items", "No work item is dispatched to you.");
    }

    @Bean
    HomePart secondPerson(Cases cases) {
        return part(cases, 30, false, null, "Waiting for a second person", "No proposal waits for agreement.");
    }

    private static HomePart part(
            Cases cases, int order, boolean mine, @Nullable Role only, String title, String emptyText) {
        return new HomePart() {
            @Override
            public int order() {
                return order;
            }

            @Override
            public @Nullable Section section(Viewer viewer) {
                Subject who = Subject.of(viewer);
                boolean meant = only == null ? who.isPsirt() : who.is(only);
                if (!meant) {
                    return null;
                }
                List<Row> rows = cases.openItems(who, mine, ROWS).stream()
                        .map(HandlingHome::row)
                        .toList();
                return new Section(title, rows, cases.countOpenItems(who, mine), "/cases", emptyText);
            }
        };
    }

    private static HomePart.Row row(ItemLine line) {
        String day = line.targetDay();
        return new HomePart.Row(
                line.productName() + ": " + line.caseTitle(),
                "/cases/" + line.caseId() + "/items/" + line.productId(),
                line.waitsForSecond() ? "Closure proposed" : line.state().label(),
                line.waitsForSecond() ? "near" : line.state().tone(),
                day == null ? "no target yet" : day);
    }
}
