package org.probity.organization.store;

import static org.probity.db.Tables.ORGANIZATION_PRODUCT;
import static org.probity.db.Tables.ORGANIZATION_RELEASE;

import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.jooq.Condition;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.probity.organization.Products.Product;
import org.probity.platform.db.Db;
import org.springframework.stereotype.Component;

/** The register as a list, filtered and paged by the database. */
@Component
public class ProductList {
    private final Db db;

    ProductList(Db db) {
        this.db = db;
    }

    /**
     * One line of the list.
     *
     * @param supported how many of its releases are supported today
     */
    public record Row(Product product, int releases, int supported) {}

    /** What the list is narrowed to; empty texts narrow nothing. */
    public record Filter(String words, String line) {
        Condition condition() {
            Condition condition = DSL.trueCondition();
            if (!words.isEmpty()) {
                String like = words.toLowerCase(Locale.ROOT);
                condition = condition.and(
                        DSL.lower(ORGANIZATION_PRODUCT.NAME).contains(like).or(ORGANIZATION_PRODUCT.ID.contains(like)));
            }
            return line.isEmpty() ? condition : condition.and(ORGANIZATION_PRODUCT.LINE.eq(line));
        }
    }

    public long count(Filter filter) {
        return db.read(sql -> sql.fetchCount(ORGANIZATION_PRODUCT, filter.condition()));
    }

    /** The lines of one page, by product line and name. */
    public List<Row> rows(Filter filter, LocalDate today, int offset, int size) {
        Field<Integer> all = count(DSL.trueCondition()).as("all_releases");
        Field<Integer> supported = count(ORGANIZATION_RELEASE
                        .SUPPORT_DAY
                        .isNull()
                        .or(ORGANIZATION_RELEASE.SUPPORT_DAY.ge(today.toString())))
                .as("supported_releases");
        return db.read(sql -> sql.select(ORGANIZATION_PRODUCT.asterisk(), all, supported)
                .from(ORGANIZATION_PRODUCT)
                .where(filter.condition())
                .orderBy(ORGANIZATION_PRODUCT.LINE, ORGANIZATION_PRODUCT.NAME, ORGANIZATION_PRODUCT.ID)
                .limit(size)
                .offset(offset)
                .fetch(row -> new Row(SqlProducts.product(row), row.get(all), row.get(supported))));
    }

    private static Field<Integer> count(Condition condition) {
        return DSL.field(DSL.selectCount()
                .from(ORGANIZATION_RELEASE)
                .where(ORGANIZATION_RELEASE.PRODUCT_ID.eq(ORGANIZATION_PRODUCT.ID))
                .and(condition));
    }

    /** The product lines there are, by name. */
    public List<String> lines() {
        return db.read(sql -> sql.selectDistinct(ORGANIZATION_PRODUCT.LINE)
                .from(ORGANIZATION_PRODUCT)
                .orderBy(ORGANIZATION_PRODUCT.LINE)
                .fetch(ORGANIZATION_PRODUCT.LINE));
    }
}
