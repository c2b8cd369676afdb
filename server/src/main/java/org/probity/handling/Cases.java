package org.probity.handling;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.probity.handling.domain.CaseCommand;
import org.probity.handling.domain.CaseState;
import org.probity.handling.domain.ItemCommand;
import org.probity.handling.domain.WorkItem;
import org.probity.identity.Subject;
import org.probity.record.Change;

/** Cases and their work items. Every query takes the {@link Subject} and goes through need to know. */
public interface Cases {
    /**
     * A case with its work items, as its readers see it.
     *
     * @param version of the case's stream
     */
    record CaseFile(String id, CaseState state, long version, List<Item> items) {
        /** The work item of a product. */
        public Optional<Item> item(String productId) {
            return items.stream().filter(i -> i.productId().equals(productId)).findFirst();
        }
    }

    /** A work item with the name of its product and the version of its stream. */
    record Item(String productId, String productName, WorkItem state, long version) {}

    /**
     * A line of a list of cases.
     *
     * @param severity worst of the products, or null while none is rated
     * @param scoreTenths the score that belongs to it
     * @param nextDay earliest target day of open work, or null
     */
    record Line(
            String id,
            String title,
            @Nullable String severity,
            @Nullable Integer scoreTenths,
            int items,
            int openItems,
            @Nullable String nextDay,
            Instant openedAt,
            @Nullable Instant closedAt,
            @Nullable Instant publicAt,
            boolean attacked) {}

    /** A line of a list of work items. */
    record ItemLine(
            String caseId,
            String caseTitle,
            String productId,
            String productName,
            ItemState state,
            boolean waitsForSecond,
            @Nullable String severity,
            @Nullable String targetDay) {}

    /**
     * Opens a case, from a report or from an internal find. Puts the opener, every PSIRT lead and the contacts of the products
     * on its access list.
     *
     * @param reportNumber the report it begins with, or null
     * @return the new case's id
     */
    String open(
            Subject who,
            @Nullable String reportNumber,
            long reportVersion,
            String title,
            List<String> productIds,
            String reason);

    /** Attaches a further report to a case, with the comparison that shows it is the same. */
    void joinReport(
            Subject who,
            String caseId,
            String reportNumber,
            long reportVersion,
            String comparison,
            boolean independent);

    /** Adds products that may be affected; each gets a work item and its contact gets access. */
    void addProducts(Subject who, String caseId, List<String> productIds, String source);

    /** Does something to the case as a whole. */
    void act(Subject who, String caseId, long expectedVersion, CaseCommand command);

    /** Does something to one work item. */
    void work(Subject who, String caseId, String productId, long expectedVersion, ItemCommand command);

    /** Puts a person on the access list. */
    void grant(Subject who, String caseId, String personId, String reason, @Nullable Instant until);

    /** Takes a person off the access list. */
    void revoke(Subject who, String caseId, String personId, String reason);

    /** The case, or empty when unknown or not for this person. */
    Optional<CaseFile> find(Subject who, String caseId);

    /** The case without regard to who asks: for jobs and for changes that another context decides. Never for pages. */
    Optional<CaseFile> findForChange(String caseId);

    /** What a list of cases is narrowed by; empty members do not narrow. */
    record Filter(String state, String severity, String words) {}

    /** Cases that this person may read, the most urgent first: open before closed, severity, then target day. */
    List<Line> list(Subject who, Filter filter, int offset, int limit);

    /** How many {@link #list} would give in all. */
    long count(Subject who, Filter filter);

    /** Open work items dispatched to, or waiting for a second person among, this person's cases; earliest target first. */
    List<ItemLine> openItems(Subject who, boolean mine, int limit);

    /** How many {@link #openItems} would give in all. */
    long countOpenItems(Subject who, boolean mine);

    /**
     * The changes by which ready work items become released with an advisory, to be appended by disclosure in one go.
     *
     * @throws org.probity.platform.decide.RefusedException when one of them is not ready
     */
    List<Change> release(Subject who, String caseId, List<String> productIds, String advisoryId, Instant at);
}
