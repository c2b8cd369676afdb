package org.probity.record.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.EnvironmentVariableCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.S3ClientBuilder;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Objects in a bucket of any store that speaks S3. The client is made at its first use: a start does not wait for it. */
final class S3Store implements AttachmentStore {
    private static final Duration CONNECT = Duration.ofSeconds(5);
    private static final Duration ANSWER = Duration.ofSeconds(60);

    private final AttachmentSettings.S3 settings;
    private @Nullable S3Client client;

    S3Store(AttachmentSettings.S3 settings) {
        this.settings = settings;
    }

    private synchronized S3Client client() {
        S3Client known = client;
        if (known == null) {
            S3ClientBuilder builder = S3Client.builder()
                    .httpClientBuilder(UrlConnectionHttpClient.builder()
                            .connectionTimeout(CONNECT)
                            .socketTimeout(ANSWER))
                    .region(Region.of(settings.region()))
                    .credentialsProvider(credentials())
                    .forcePathStyle(settings.pathStyle())
                    // Stores other than the original do not all know the newer checksums; ours is the digest of the
                    // content.
                    .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
                    .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
            if (settings.endpoint() != null) {
                builder.endpointOverride(settings.endpoint());
            }
            known = builder.build();
            client = known;
        }
        return known;
    }

    private AwsCredentialsProvider credentials() {
        return settings.accessKey().isEmpty()
                ? EnvironmentVariableCredentialsProvider.create()
                : StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(settings.accessKey(), settings.secretKey()));
    }

    @Override
    public void put(String name, Path bytes) throws IOException {
        run(() -> client().putObject(
                        to -> to.bucket(settings.bucket()).key(settings.prefix() + name), RequestBody.fromFile(bytes)));
    }

    @Override
    public @Nullable InputStream get(String name) throws IOException {
        Optional<InputStream> found = run(() -> {
            try {
                return Optional.<InputStream>of(client().getObject(
                                from -> from.bucket(settings.bucket()).key(settings.prefix() + name)));
            } catch (NoSuchKeyException none) {
                return Optional.empty();
            }
        });
        return found.orElse(null);
    }

    @Override
    public void delete(String name) throws IOException {
        run(() -> client().deleteObject(at -> at.bucket(settings.bucket()).key(settings.prefix() + name)));
    }

    @FunctionalInterface
    private interface Call<T> {
        T run();
    }

    private <T> T run(Call<T> call) throws IOException {
        try {
            return call.run();
        } catch (S3Exception refused) {
            throw new IOException(words(refused), refused);
        } catch (SdkClientException unreachable) {
            throw new IOException(
                    where() + " cannot be reached (" + unreachable.getMessage()
                            + "); check probity.attachments.s3.endpoint and the network",
                    unreachable);
        } catch (SdkException other) {
            throw new IOException(where() + " failed: " + other.getMessage(), other);
        }
    }

    private String words(S3Exception refused) {
        if (refused.awsErrorDetails() != null
                && "NoSuchBucket".equals(refused.awsErrorDetails().errorCode())) {
            return where() + " has no bucket " + settings.bucket() + "; make it, or set probity.attachments.s3.bucket";
        }
        return switch (refused.statusCode()) {
            case 401, 403 ->
                where() + " refuses our key for the bucket " + settings.bucket()
                        + "; check the keys in the environment and the rights of the bucket";
            default -> where() + " answered " + refused.statusCode() + ": " + refused.getMessage();
        };
    }

    private String where() {
        return "The attachment store " + (settings.endpoint() == null ? "S3" : settings.endpoint());
    }
}
