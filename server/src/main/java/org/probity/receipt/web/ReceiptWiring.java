package org.probity.receipt.web;

import java.util.Set;
import org.probity.identity.Subject;
import org.probity.platform.web.NavItem;
import org.probity.platform.web.PublicPaths;
import org.probity.receipt.ReceiptEvent;
import org.probity.receipt.Reports;
import org.probity.record.EventFamily;
import org.probity.record.StreamReaders;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What receipt gives to the whole: events, menu, public paths. */
@Configuration
class ReceiptWiring {
    @Bean
    EventFamily receiptEvents() {
        return new EventFamily(ReceiptEvent.class);
    }

    @Bean
    NavItem reportsItem() {
        return new NavItem(10, "Reports", "/reports", Set.of("PSIRT_LEAD", "PSIRT_ANALYST"));
    }

    @Bean
    PublicPaths receiptPaths() {
        return PublicPaths.of("/report", "/r/*", "/r/*/answer", "/r/*/withdraw", "/api/v1/reports");
    }

    @Bean
    StreamReaders reportReaders(Reports reports) {
        return StreamReaders.of(Set.of("report"), (reader, stream) -> reports.find(Subject.of(reader), stream.id())
                .isPresent());
    }
}
