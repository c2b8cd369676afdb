package org.probity.receipt.store;

import static org.probity.db.Tables.RECEIPT_UPLOAD;

import org.jooq.DSLContext;
import org.probity.record.ErasedCopies;
import org.springframework.stereotype.Component;

/** Files that wait for a form to be sent again, when their bytes or their names are erased. */
@Component
class UploadCopies implements ErasedCopies {
    @Override
    public void forget(Erased erased, DSLContext sql) {
        sql.deleteFrom(RECEIPT_UPLOAD)
                .where(RECEIPT_UPLOAD.SHA256.in(erased.files()).or(RECEIPT_UPLOAD.NAME.in(erased.texts())))
                .execute();
    }
}
