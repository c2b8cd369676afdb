package org.probity.record.store;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where attachments lie, under {@code probity.attachments}; docs/operators.md lists it.
 *
 * @param s3 a bucket; without its name the folder {@code attachments} in the data folder is used
 */
record AttachmentSettings(@DefaultValue S3 s3) {
    /**
     * A store that speaks S3.
     *
     * @param endpoint its address, or null for the original
     * @param bucket empty for none
     * @param prefix put before the name of each object
     * @param accessKey from the environment, {@code PROBITY_ATTACHMENTS_S3_ACCESS_KEY}; empty for {@code AWS_ACCESS_KEY_ID}
     * @param secretKey from the environment, {@code PROBITY_ATTACHMENTS_S3_SECRET_KEY}
     * @param pathStyle whether the bucket is named in the path rather than in the host's name
     */
    record S3(
            @Nullable URI endpoint,
            @DefaultValue("us-east-1") String region,
            @DefaultValue("") String bucket,
            @DefaultValue("") String prefix,
            @DefaultValue("") String accessKey,
            @DefaultValue("") String secretKey,
            @DefaultValue("true") boolean pathStyle) {}

    AttachmentStore store(java.nio.file.Path folder) {
        return s3.bucket().isEmpty() ? new FolderStore(folder) : new S3Store(s3);
    }
}
