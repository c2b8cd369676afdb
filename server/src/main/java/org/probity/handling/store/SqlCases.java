package org.probity.handling.store;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.probity.handling.CaseHindrance;
import org.probity.handling.Cases;
import org.probity.handling.HandlingEvent;
import org.probity.handling.HandlingEvent.CaseEvent;
import org.probity.handling.HandlingEvent.CaseOpened;
import org.probity.handling.HandlingEvent.ItemEvent;
import org.probity.handling.HandlingEvent.ItemQueued;
import org.probity.handling.HandlingEvent.Origin;
import org.probity.handling.HandlingEvent.ReportJoined;
import org.probity.handling.ItemState;
import org.probity.handling.domain.CaseCommand;
import org.probity.handling.domain.CaseRules;
import org.probity.handling.domain.ItemCommand;
import org.probity.handling.domain.ItemContext;
import org.probity.handling.domain.WorkItem;
import org.probity.handling.domain.WorkItemRules;
import org.probity.identity.NeedToKnow;
import org.probity.identity.People;
import org.probity.identity.Role;
import org.probity.identity.Subject;
import org.probity.organization.Policies;
import org.probity.organization.Products;
import org.probity.platform.PublicNumbers;
import org.probity.platform.db.Db;
import org.probity.platform.decide.Problem;
import org.probity.platform.decide.RefusedException;
import org.probity.platform.decide.UnknownException;
import org.probity.receipt.Reports;
import org.probity.record.Change;
import org.probity.record.EventStore;
import org.probity.traceability.Satisfies;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Cases over their streams: checks who, asks the rules, appends. */
@Component
class SqlCases implements Cases {
    private final Db db;
    private final EventStore store;
    private final CaseReader reader;
    private final CaseLists lists;
    private final NeedToKnow needToKnow;
    private final People people;
    private final Products products;
    private final Policies policies;
    private final Reports reports;
    private final ObjectProvider<CaseHindrance> hindrances;

    SqlCases(
            Db db,
            EventStore store,
            CaseReader reader,
            CaseLists lists,
            NeedToKnow needToKnow,
            People people,
            Products products,
            Policies policies,
            Reports reports,
            ObjectProvider<CaseHindrance> hindrances) {
        this.db = db;
        this.store = store;
        this.reader = reader;
        this.lists = lists;
        this.needToKnow = needToKnow;
        this.people = people;
        this.products = products;
        this.policies = policies;
        this.reports = reports;
        this.hindrances = hindrances;
    }

    @Override
    @Satisfies({"30111-7.1.3-a", "29147-6.4-a"})
    public String open(
            Subject who,
            @Nullable String reportNumber,
            long reportVersion,
            String title,
            List<String> productIds,
            String reason) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        List<Problem> problems = new ArrayList<>();
        if (title.isBlank()) {
            problems.add(Problem.at("title", "The case has no title.", "A few words by which colleagues know it."));
        }
        if (productIds.isEmpty()) {
            problems.add(Problem.at("products", "No product is chosen.", "Choose every product that may be affected."));
        }
        refuse(problems);
        Instant now = db.now();
        String id = PublicNumbers.next("C");
        List<CaseEvent> opened = new ArrayList<>();
        opened.add(new CaseOpened(
                title,
                reportNumber == null ? Origin.INTERNAL : Origin.REPORT,
                policies.inForce(now).version(),
                "TLP:AMBER"));
        List<Change> changes = new ArrayList<>();
        if (reportNumber != null) {
            opened.add(new ReportJoined(reportNumber, "The case was opened from this report.", true));
            changes.add(reports.attach(reportNumber, reportVersion, id, reason));
        }
        changes.addFirst(new Change(CaseReader.caseStream(id), 0, opened));
        SequencedMap<String, String> readers = new LinkedHashMap<>();
        readers.put(who.personId(), "Opened the case");
        people.withRole(Role.PSIRT_LEAD).forEach(lead -> readers.putIfAbsent(lead.id(), "Leads PSIRT"));
        for (Products.Product product : known(productIds)) {
            readers.putIfAbsent(product.contactId(), "Answers for " + product.name());
            changes.add(queue(id, product, reason));
        }
        changes.add(needToKnow.grant(id, readers, who.personId(), null));
        store.append(who.actor(), now, changes);
        return id;
    }

    private static void refuse(List<Problem> problems) {
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
    }

    private List<Products.Product> known(List<String> productIds) {
        return productIds.stream()
                .distinct()
                .map(id -> products.find(id)
                        .orElseThrow(() -> new RefusedException(List.of(Problem.at(
                                "products",
                                "\"" + id + "\" is not in the product register.",
                                "Choose from the list.")))))
                .toList();
    }

    private static Change queue(String caseId, Products.Product product, String source) {
        return new Change(
                CaseReader.itemStream(caseId, product.id()),
                0,
                List.of(new ItemQueued(caseId, product.id(), product.contactId(), source)));
    }

    @Override
    public void joinReport(
            Subject who,
            String caseId,
            String reportNumber,
            long reportVersion,
            String comparison,
            boolean independent) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        CaseFile file = mustFind(who, caseId);
        if (comparison.isBlank()) {
            throw new RefusedException(List.of(Problem.at(
                    "comparison", "The comparison is missing.", "Write what shows that it is the same flaw.")));
        }
        store.append(
                who.actor(),
                db.now(),
                List.of(
                        new Change(
                                CaseReader.caseStream(caseId),
                                file.version(),
                                List.of(new ReportJoined(reportNumber, comparison, independent))),
                        reports.attach(reportNumber, reportVersion, caseId, comparison)));
    }

    @Override
    public void addProducts(Subject who, String caseId, List<String> productIds, String source) {
        who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        CaseFile file = mustFind(who, caseId);
        List<Products.Product> fresh = known(productIds).stream()
                .filter(product -> file.item(product.id()).isEmpty())
                .toList();
        if (fresh.isEmpty()) {
            throw new RefusedException(List.of(
                    Problem.at("products", "No new product is chosen.", "Choose one that is not in the case yet.")));
        }
        List<Change> changes = new ArrayList<>();
        fresh.forEach(product -> changes.add(queue(caseId, product, source)));
        SequencedMap<String, String> readers = new LinkedHashMap<>();
        fresh.forEach(product -> readers.putIfAbsent(product.contactId(), "Answers for " + product.name()));
        changes.add(needToKnow.grant(caseId, readers, who.personId(), null));
        store.append(who.actor(), db.now(), changes);
    }

    @Override
    public void act(Subject who, String caseId, long expectedVersion, CaseCommand command) {
        if (command instanceof CaseCommand.Close || command instanceof CaseCommand.Reopen) {
            who.mustBe(Role.PSIRT_LEAD);
        } else {
            who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
        }
        CaseFile file = mustFind(who, caseId);
        List<CaseEvent> events =
                CaseRules.decide(file.state(), command, context(who, file)).orThrow();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(CaseReader.caseStream(caseId), expectedVersion, events));
        if (command instanceof CaseCommand.Close close) {
            closeAll(who, file, close.verdict(), changes);
        }
        store.append(who.actor(), db.now(), changes);
    }

    private void closeAll(Subject who, CaseFile file, String verdict, List<Change> changes) {
        for (Item item : file.items()) {
            if (item.state().state() == ItemState.RELEASED) {
                List<ItemEvent> closed = WorkItemRules.decide(
                                item.state(), new ItemCommand.Close(verdict), itemContext(who, file, item.productId()))
                        .orThrow();
                changes.add(new Change(CaseReader.itemStream(file.id(), item.productId()), item.version(), closed));
            }
        }
        file.state()
                .reports()
                .forEach(number ->
                        changes.add(reports.conclude(number, "The case is closed. Thank you for your report.")));
    }

    private CaseRules.Context context(Subject who, CaseFile file) {
        List<String> open = file.items().stream()
                .filter(item -> item.state().state().open())
                .map(Item::productName)
                .toList();
        List<String> others = new ArrayList<>();
        hindrances.forEach(h -> others.addAll(h.hindrances(file.id())));
        return new CaseRules.Context(who.personId(), db.now(), open, remediators(file), others);
    }

    /** Who decided on or built remediation in this case. */
    private Set<String> remediators(CaseFile file) {
        Set<String> all = new HashSet<>();
        for (Item item : file.items()) {
            store.history(CaseReader.itemStream(file.id(), item.productId()))
                    .events()
                    .forEach(event -> {
                        if (event.body() instanceof HandlingEvent.RemediationDecided
                                || event.body() instanceof HandlingEvent.FixRecorded) {
                            all.add(event.actor().id());
                        }
                    });
        }
        return all;
    }

    @Override
    public void work(Subject who, String caseId, String productId, long expectedVersion, ItemCommand command) {
        mustBeAllowed(who, command);
        CaseFile file = mustFind(who, caseId);
        Item item = file.item(productId).orElseThrow(UnknownException::new);
        if (file.state().closed() != null) {
            throw new RefusedException("The case is closed.", "Open it again with a reason first.");
        }
        List<ItemEvent> events = WorkItemRules.decide(item.state(), command, itemContext(who, file, productId))
                .orThrow();
        List<Change> changes = new ArrayList<>();
        changes.add(new Change(CaseReader.itemStream(caseId, productId), expectedVersion, events));
        changes.addAll(outcomeNotices(file, item, command));
        store.append(who.actor(), db.now(), changes);
    }

    /** The reporters hear the result of verification, whichever it is; nothing of it names what is undisclosed. */
    @Satisfies({"30111-7.1.4-n", "29147-6.3-c"})
    private List<Change> outcomeNotices(CaseFile file, Item item, ItemCommand command) {
        List<Item> others = file.items().stream()
                .filter(i -> !i.productId().equals(item.productId()))
                .toList();
        boolean noneConfirmed = others.stream().allMatch(i -> i.state().finding() == null);
        String notice = null;
        if (command instanceof ItemCommand.Confirm && noneConfirmed) {
            notice =
                    "We have confirmed the problem. Next we find out which releases have it, and decide on the remedy.";
        } else if (command instanceof ItemCommand.AgreeClosure
                && noneConfirmed
                && others.stream().noneMatch(i -> i.state().state().open())
                && item.state().proposal() != null) {
            notice = "We have ended our check: "
                    + item.state().proposal().reason().label().toLowerCase(Locale.ROOT)
                    + ". If you see it differently, answer here and somebody else looks again.";
        }
        if (notice == null) {
            return List.of();
        }
        String text = notice;
        return file.state().reports().stream()
                .map(number -> reports.tell(number, text))
                .toList();
    }

    private static void mustBeAllowed(Subject who, ItemCommand command) {
        switch (command) {
            case ItemCommand.AgreeClosure c -> who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
            case ItemCommand.DeclineClosure c -> who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
            case ItemCommand.Decide c -> who.mustBe(Role.PSIRT_LEAD, Role.PRODUCT_ENGINEER);
            case ItemCommand.MoveTarget c -> who.mustBe(Role.PSIRT_LEAD);
            case ItemCommand.Reopen c -> who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST);
            case ItemCommand.Release c -> throw new IllegalArgumentException("releases go through release()");
            default -> who.mustBe(Role.PSIRT_LEAD, Role.PSIRT_ANALYST, Role.PRODUCT_ENGINEER);
        }
    }

    private ItemContext itemContext(Subject who, CaseFile file, String productId) {
        LocalDate today = LocalDate.ofInstant(db.now(), ZoneOffset.UTC);
        Policies.Policy policy = policies.inForce(db.now());
        Map<String, Long> days = new HashMap<>();
        policy.remediate().forEach((severity, span) -> days.put(severity, span.toDays()));
        List<String> unanswered = file.items().stream()
                .filter(item -> !item.productId().equals(productId)
                        && item.state().state().open())
                .filter(item -> isSupported(item.productId(), today))
                .map(Item::productName)
                .toList();
        return new ItemContext(
                who.personId(),
                today,
                products.releases(productId).stream().map(Products.Release::id).toList(),
                policy.version(),
                days,
                file.state().attacks() != null,
                unanswered);
    }

    private boolean isSupported(String productId, LocalDate day) {
        return products.releases(productId).stream().anyMatch(release -> release.supportedOn(day));
    }

    @Override
    public void grant(Subject who, String caseId, String personId, String reason, @Nullable Instant until) {
        who.mustBe(Role.PSIRT_LEAD);
        mustFind(who, caseId);
        List<Problem> problems = new ArrayList<>();
        if (reason.isBlank()) {
            problems.add(Problem.at("reason", "The reason is missing.", "Say what this person needs to know it for."));
        }
        if (people.find(personId).filter(p -> !p.disabled()).isEmpty()) {
            problems.add(Problem.at("person", "Nobody is chosen.", "Choose a person."));
        }
        refuse(problems);
        Change change = needToKnow.grant(caseId, new LinkedHashMap<>(Map.of(personId, reason)), who.personId(), until);
        if (change.events().isEmpty()) {
            throw new RefusedException(List.of(Problem.at("person", "This person already has access.", "")));
        }
        store.append(who.actor(), db.now(), change);
    }

    @Override
    public void revoke(Subject who, String caseId, String personId, String reason) {
        who.mustBe(Role.PSIRT_LEAD);
        mustFind(who, caseId);
        if (personId.equals(who.personId())) {
            throw new RefusedException("You cannot take yourself off.", "Another lead can.");
        }
        store.append(who.actor(), db.now(), needToKnow.revoke(caseId, personId, who.personId(), reason));
    }

    private CaseFile mustFind(Subject who, String caseId) {
        return find(who, caseId).orElseThrow(UnknownException::new);
    }

    @Override
    public Optional<CaseFile> find(Subject who, String caseId) {
        return needToKnow.mayRead(who, caseId) ? reader.file(caseId) : Optional.empty();
    }

    @Override
    public Optional<CaseFile> findForChange(String caseId) {
        return reader.file(caseId);
    }

    @Override
    public List<Line> list(Subject who, Filter filter, int offset, int limit) {
        return lists.list(who, filter, offset, limit);
    }

    @Override
    public long count(Subject who, Filter filter) {
        return lists.count(who, filter);
    }

    @Override
    public List<ItemLine> openItems(Subject who, boolean mine, int limit) {
        return lists.openItems(who, mine, limit);
    }

    @Override
    public long countOpenItems(Subject who, boolean mine) {
        return lists.countOpenItems(who, mine);
    }

    @Override
    public List<Change> release(Subject who, String caseId, List<String> productIds, String advisoryId, Instant at) {
        who.mustBe(Role.PSIRT_LEAD);
        CaseFile file = mustFind(who, caseId);
        List<Change> changes = new ArrayList<>();
        for (String productId : productIds) {
            Item item = file.item(productId).orElseThrow(UnknownException::new);
            WorkItem state = item.state();
            if (state.state() == ItemState.READY) {
                List<ItemEvent> events = WorkItemRules.decide(
                                state, new ItemCommand.Release(advisoryId, at), itemContext(who, file, productId))
                        .orThrow();
                changes.add(new Change(CaseReader.itemStream(caseId, productId), item.version(), events));
            }
        }
        if (file.state().becamePublic() == null) {
            changes.add(new Change(
                    CaseReader.caseStream(caseId),
                    file.version(),
                    List.of(new HandlingEvent.BecamePublic("Our own advisory " + advisoryId, at))));
        }
        return changes;
    }
}
