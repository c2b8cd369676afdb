package org.probity.assessment.domain;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.probity.assessment.Evidence;
import org.probity.assessment.Evidence.ImplementationEvidence;
import org.probity.assessment.Evidence.ProcessEvidence;
import org.probity.assessment.Evidence.SnapshotEvidence;

/**
 * What a conclusion is drawn on, as a digest: applicability, representative products, and the evidence that counts, in an
 * order of its own. Any change of these changes it; a change of anything else does not.
 */
public final class Basis {
    private Basis() {}

    /**
     * The digest, SHA-256 in lower-case hex.
     *
     * @param products the representative products; pass none for requirements that ask for process evidence alone
     */
    public static String of(Worksheet sheet, Collection<String> products) {
        List<String> parts = new ArrayList<>();
        parts.add(sheet.applies() ? "applies" : "does not apply");
        parts.add(sheet.claim() == null ? "" : sheet.claim().reason());
        products.stream().sorted().forEach(parts::add);
        sheet.current().stream()
                .sorted(Comparator.comparing(item -> item.evidence().id()))
                .forEach(item -> {
                    parts.addAll(fields(item.evidence()));
                    parts.add(item.confirmation() == null ? "" : item.confirmation());
                });
        return digest(parts);
    }

    private static List<String> fields(Evidence evidence) {
        List<String> fields =
                new ArrayList<>(List.of(evidence.id(), evidence.title(), evidence.text(), file(evidence.file())));
        fields.addAll(evidence.productIds());
        switch (evidence) {
            case ProcessEvidence e ->
                fields.addAll(List.of(e.version(), e.approver(), e.approvedOn().toString()));
            case ImplementationEvidence e ->
                fields.addAll(List.of(e.source(), e.dated().toString()));
            case SnapshotEvidence e ->
                fields.addAll(List.of(e.recipe(), e.query(), e.from().toString(), e.to().toString()));
        }
        return fields;
    }

    private static String file(Evidence.@Nullable KeptFile file) {
        return file == null ? "" : file.sha256();
    }

    /** SHA-256 of a list; each part is led by its length, so that no two lists share a digest by where they are cut. */
    public static String digest(List<String> parts) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
                sha.update((bytes.length + ":").getBytes(StandardCharsets.US_ASCII));
                sha.update(bytes);
            }
            return HexFormat.of().formatHex(sha.digest());
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
