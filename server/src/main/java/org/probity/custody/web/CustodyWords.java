package org.probity.custody.web;

import org.jspecify.annotations.Nullable;
import org.probity.custody.CustodyEvent;
import org.probity.custody.CustodyEvent.BundleMade;
import org.probity.custody.CustodyEvent.ErasureCarriedOut;
import org.probity.custody.CustodyEvent.ErasureDeclined;
import org.probity.custody.CustodyEvent.ErasureFinished;
import org.probity.custody.CustodyEvent.ErasureProposed;
import org.probity.custody.CustodyEvent.HoldLifted;
import org.probity.custody.CustodyEvent.HoldPlaced;
import org.probity.custody.CustodyEvent.Target;
import org.probity.record.EventWords;
import org.probity.record.StoredEvent;
import org.springframework.stereotype.Component;

/** Facts of custody in plain words. */
@Component
class CustodyWords implements EventWords {
    @Override
    public @Nullable String words(StoredEvent stored) {
        return stored.body() instanceof CustodyEvent event
                ? words(event) + " (" + stored.stream().id() + ")"
                : null;
    }

    private static String words(CustodyEvent event) {
        return switch (event) {
            case ErasureProposed e ->
                "proposed to erase "
                        + amount(
                                e.fields().stream()
                                        .mapToInt(fields -> fields.pointers().size())
                                        .sum(),
                                e.files().size())
                        + " in " + words(e.target()) + " on the ground: "
                        + e.ground().label() + ". " + e.reason();
            case ErasureDeclined e -> "declined the erasure: " + e.reason();
            case ErasureCarriedOut e ->
                "erased " + amount(e.fields(), e.files()) + " on the ground: "
                        + e.ground().label();
            case ErasureFinished e -> "made the freed bytes go";
            case HoldPlaced e -> "placed a legal hold on " + words(e.target()) + ": " + e.reason();
            case HoldLifted e -> "lifted the legal hold: " + e.reason();
            case BundleMade e ->
                "made an evidence bundle of " + e.fields().size() + " events of " + words(e.target()) + " for "
                        + e.receiver();
        };
    }

    private static String words(Target target) {
        return target.kind().equals("person") ? "a person's record" : target.kind() + " " + target.id();
    }

    private static String amount(int fields, int files) {
        String text = fields == 1 ? "1 field" : fields + " fields";
        return files == 0 ? text : text + " and " + (files == 1 ? "1 file" : files + " files");
    }
}
