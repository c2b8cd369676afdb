package org.probity.custody.web;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.custody.CustodyEvent;
import org.probity.custody.domain.ErasureState.State;
import org.probity.custody.store.Dossiers;
import org.probity.custody.store.ErasureDesk;
import org.probity.custody.store.ErasurePlans;
import org.probity.identity.Subject;
import org.probity.platform.text.Times;
import org.probity.platform.web.HomePart;
import org.probity.platform.web.NavItem;
import org.probity.platform.web.Viewer;
import org.probity.record.EventFamily;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What custody adds to the shell: its events, a menu entry, and what waits for a second person. */
@Configuration
class CustodyWiring {
    private static final int ON_HOME = 10;

    @Bean
    EventFamily custodyEvents() {
        return new EventFamily(CustodyEvent.class);
    }

    @Bean
    NavItem erasuresItem() {
        return new NavItem(80, "Personal data", "/erasures", Set.of("ADMINISTRATOR", "PSIRT_LEAD", "PSIRT_ANALYST"));
    }

    @Bean
    HomePart erasuresHome(ErasureDesk desk, Dossiers dossiers) {
        return new HomePart() {
            @Override
            public int order() {
                return 80;
            }

            @Override
            public @Nullable Section section(Viewer viewer) {
                Subject who = Subject.of(viewer);
                List<ErasureDesk.Line> waiting = desk.lines(who).stream()
                        .filter(line -> line.state() == State.PROPOSED
                                && !line.proposedBy().equals(who.personId())
                                && ErasurePlans.mayCarryOut(who, line.target().kind()))
                        .toList();
                return waiting.isEmpty()
                        ? null
                        : new Section(
                                "Erasures to carry out",
                                waiting.stream()
                                        .limit(ON_HOME)
                                        .map(line -> row(line, dossiers))
                                        .toList(),
                                waiting.size(),
                                "/erasures",
                                "");
            }
        };
    }

    private static HomePart.Row row(ErasureDesk.Line line, Dossiers dossiers) {
        return new HomePart.Row(
                "Erasure " + line.id() + " in a " + dossiers.label(line.target().kind()),
                "/erasures/" + line.id(),
                "waits for a second person",
                "near",
                "proposed " + Times.utc(line.at()));
    }
}
