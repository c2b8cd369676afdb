package org.probity.handling.store;

import static org.probity.db.Tables.HANDLING_ITEM;

import java.util.List;
import java.util.Optional;
import org.probity.handling.Cases.CaseFile;
import org.probity.handling.Cases.Item;
import org.probity.handling.HandlingEvent.CaseEvent;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.domain.CaseState;
import org.probity.handling.domain.WorkItem;
import org.probity.organization.Products;
import org.probity.platform.db.Db;
import org.probity.record.EventStore;
import org.probity.record.History;
import org.probity.record.StreamId;
import org.springframework.stereotype.Component;

/** Reads cases and work items from their events. */
@Component
class CaseReader {
    private final Db db;
    private final EventStore store;
    private final Products products;

    CaseReader(Db db, EventStore store, Products products) {
        this.db = db;
        this.store = store;
        this.products = products;
    }

    static StreamId caseStream(String caseId) {
        return new StreamId("case", caseId);
    }

    static StreamId itemStream(String caseId, String productId) {
        return new StreamId("work-item", caseId + ":" + productId);
    }

    Optional<CaseFile> file(String caseId) {
        History history = store.history(caseStream(caseId));
        if (!history.exists()) {
            return Optional.empty();
        }
        CaseState state = history.fold(
                CaseState.NONE,
                (s, e) -> s.evolve((CaseEvent) e.body(), e.actor().id(), e.at()));
        List<Item> items = productIds(caseId).stream().map(p -> item(caseId, p)).toList();
        return Optional.of(new CaseFile(caseId, state, history.version(), items));
    }

    Item item(String caseId, String productId) {
        History history = store.history(itemStream(caseId, productId));
        WorkItem state = history.fold(
                WorkItem.NONE,
                (s, e) -> s.evolve((ItemEvent) e.body(), e.actor().id(), e.at()));
        return new Item(productId, productName(productId), state, history.version());
    }

    String productName(String productId) {
        return products.find(productId).map(Products.Product::name).orElse(productId);
    }

    List<String> productIds(String caseId) {
        return db.read(sql -> sql.select(HANDLING_ITEM.PRODUCT_ID)
                .from(HANDLING_ITEM)
                .where(HANDLING_ITEM.CASE_ID.eq(caseId))
                .orderBy(HANDLING_ITEM.QUEUED_AT, HANDLING_ITEM.PRODUCT_ID)
                .fetch(HANDLING_ITEM.PRODUCT_ID));
    }
}
