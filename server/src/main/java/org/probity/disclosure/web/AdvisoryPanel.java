package org.probity.disclosure.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.probity.disclosure.Advisories;
import org.probity.disclosure.Advisories.Draft;
import org.probity.disclosure.DisclosureEvent;
import org.probity.disclosure.DisclosureEvent.AdvisoryReleased;
import org.probity.handling.CasePanel;
import org.probity.handling.Cases;
import org.probity.identity.Subject;
import org.probity.platform.db.Db;
import org.probity.platform.text.Times;
import org.probity.platform.web.NavItem;
import org.probity.platform.web.PublicPaths;
import org.probity.record.EventFamily;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What disclosure contributes to the whole, and its panel on the case page. */
@Configuration
class AdvisoryPanel {
    @Bean
    EventFamily disclosureEvents() {
        return new EventFamily(DisclosureEvent.class);
    }

    @Bean
    PublicPaths disclosurePaths() {
        return PublicPaths.of("/advisories", "/advisories/*", "/.well-known/csaf/**");
    }

    @Bean
    NavItem advisoriesItem() {
        return new NavItem(40, "Advisories", "/advisories", Set.of());
    }

    @Bean
    CasePanel advisory(Advisories advisories, Db db) {
        return new CasePanel() {
            @Override
            public int order() {
                return 20;
            }

            @Override
            public View view(Subject who, Cases.CaseFile file) {
                return advisories
                        .ofCase(who, file.id())
                        .map(draft -> panel(draft, file.id(), db))
                        .orElseGet(() -> new View(
                                "Advisory",
                                List.of(new Fact("State", "none yet")),
                                who.isPsirt()
                                        ? List.of(new Fact("Draft from the case", "/cases/" + file.id() + "/advisory"))
                                        : List.of(),
                                null));
            }
        };
    }

    private static CasePanel.View panel(Draft draft, String caseId, Db db) {
        List<CasePanel.Fact> facts = new ArrayList<>();
        facts.add(new CasePanel.Fact("Number", draft.id()));
        facts.add(new CasePanel.Fact("State", state(draft, db)));
        List<CasePanel.Fact> links = new ArrayList<>();
        links.add(new CasePanel.Fact("Edit and release", "/cases/" + caseId + "/advisory"));
        if (draft.state().visible(db.now()) != null) {
            links.add(new CasePanel.Fact("Public page", "/advisories/" + draft.id()));
        }
        return new CasePanel.View("Advisory", facts, links, null);
    }

    private static String state(Draft draft, Db db) {
        AdvisoryReleased waiting = draft.state().scheduled(db.now());
        if (waiting != null) {
            return "visible from " + Times.utc(waiting.publishAt());
        }
        AdvisoryReleased seen = draft.state().visible(db.now());
        if (!draft.state().changedSinceRelease() && seen != null) {
            return "version " + seen.version() + " published " + Times.utc(seen.publishAt());
        }
        return draft.state().agreedBy() == null ? "draft, not agreed" : "agreed, not released";
    }
}
