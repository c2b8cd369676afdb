package org.probity.csaf.rules;

import java.util.ArrayList;
import java.util.List;
import org.probity.csaf.json.JsonArray;
import org.probity.csaf.json.JsonObject;
import org.probity.csaf.json.Path;

/**
 * A list of product ids or of product group ids.
 *
 * @param ids the list
 * @param path its place
 */
record IdList(JsonArray ids, Path path) {

    /** The lists that refer to products or to product groups. */
    static final class Collector {
        private final String field;
        private final List<IdList> lists = new ArrayList<>();

        /** Collects the lists in a field. */
        Collector(String field) {
            this.field = field;
        }

        /** Adds an item's list, if it has one. */
        void add(JsonObject item, Path path) {
            add(item, path, field);
        }

        /** Adds the list in another field, if there is one. */
        void add(JsonObject item, Path path, String otherField) {
            JsonArray ids = item.array(otherField);
            if (!ids.isEmpty()) {
                lists.add(new IdList(ids, path.at(otherField)));
            }
        }

        List<IdList> lists() {
            return lists;
        }
    }
}
