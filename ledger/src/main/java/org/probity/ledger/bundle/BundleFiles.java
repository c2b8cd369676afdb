package org.probity.ledger.bundle;

import static org.probity.ledger.bundle.Findings.readable;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.probity.ledger.base.Encoding;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.Findings.Refuted;

/**
 * The files of one bundle. A thread of its own digests them all from the beginning on, while others read and judge what they
 * say: it is half of the work of a check. Close it, or that thread goes on to the end.
 */
final class BundleFiles implements AutoCloseable {
    private static final int MAX_SMALL = 2 << 20;

    private final ZipReader zip;
    private final Beside<Map<String, ZipReader.Digest>> digests;

    BundleFiles(ZipReader zip) {
        this.zip = zip;
        this.digests = new Beside<>("bundle-digests", zip::digests);
    }

    /** No file is missing from the manifest's list or from the bundle. */
    void requireListed(Manifest manifest) {
        List<String> present = new ArrayList<>(zip.members().keySet());
        present.remove(Manifest.PATH);
        if (!present.equals(new ArrayList<>(manifest.files().keySet()))) {
            throw new Refuted("", "the files in the bundle are not those its manifest lists");
        }
    }

    /** Every file is the one that the manifest lists by its digest. Waits for the digests. */
    int requireContents(Manifest manifest) throws IOException {
        Map<String, ZipReader.Digest> found = readable("", digests::get);
        for (var listed : manifest.files().entrySet()) {
            if (!listed.getValue().same(found.get(listed.getKey()))) {
                throw new Refuted(
                        listed.getKey(), "is not the file that the manifest lists (SHA-256 or length differ)");
            }
        }
        return found.size();
    }

    boolean has(String path) {
        return zip.members().containsKey(path);
    }

    byte[] bytes(String path) throws IOException {
        return bytes(path, MAX_SMALL);
    }

    byte[] bytes(String path, int limit) throws IOException {
        ZipForm.Member member = zip.members().get(path);
        if (member == null) {
            throw new LedgerException("the bundle has no file " + path);
        }
        return zip.bytes(member, limit);
    }

    /** A file of lines, each with its end. */
    List<String> lines(String path) throws IOException {
        String text = Encoding.utf8(bytes(path));
        if (text.isEmpty()) {
            return List.of();
        }
        if (!text.endsWith("\n")) {
            throw new LedgerException("the last line has no end");
        }
        return List.of(text.substring(0, text.length() - 1).split("\n", -1));
    }

    @Override
    public void close() {
        digests.close();
    }
}
