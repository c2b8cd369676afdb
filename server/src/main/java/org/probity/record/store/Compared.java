package org.probity.record.store;

import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.probity.ledger.json.Json;

/** What was disclosed of an event against what the database says of it. */
final class Compared {
    private boolean whole = true;
    private String place = "";

    private Compared() {}

    /**
     * The comparison.
     *
     * @param place JSON pointer of the first field that differs; empty when none does
     * @param whole whether every field of the row is disclosed, so that all of it is proven
     */
    record Outcome(Optional<String> place, boolean whole) {}

    static Outcome of(Json row, Json disclosed) {
        Compared compared = new Compared();
        boolean fits = compared.fits(row, disclosed, "");
        return new Outcome(fits ? Optional.empty() : Optional.of(compared.place), compared.whole);
    }

    private boolean fits(Json row, Json disclosed, String at) {
        if (row instanceof Json.Obj own && disclosed instanceof Json.Obj shown) {
            return objects(own, shown, at);
        }
        if (row instanceof Json.Arr own && disclosed instanceof Json.Arr shown) {
            return arrays(own.items(), shown.items(), at);
        }
        place = at;
        return row.equals(disclosed);
    }

    private boolean objects(Json.Obj row, Json.Obj disclosed, String at) {
        for (var field : disclosed.fields().entrySet()) {
            String inner = at + "/" + field.getKey();
            Optional<Json> own = row.get(field.getKey());
            if (own.isEmpty()) {
                place = inner;
                return false;
            }
            if (!fits(own.get(), field.getValue(), inner)) {
                return false;
            }
        }
        whole &= disclosed.fields().keySet().containsAll(row.fields().keySet());
        return true;
    }

    /** Items that are not disclosed are left out, so what is shown must be found in order. */
    private boolean arrays(List<Json> row, List<Json> disclosed, String at) {
        Iterator<Json> own = row.iterator();
        for (Json item : disclosed) {
            boolean found = false;
            while (!found && own.hasNext()) {
                found = fits(own.next(), item, at);
                whole &= found;
            }
            if (!found) {
                place = at;
                return false;
            }
        }
        whole &= !own.hasNext();
        return true;
    }
}
