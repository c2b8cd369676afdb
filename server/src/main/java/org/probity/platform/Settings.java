package org.probity.platform;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an operator can set, by file, environment ({@code PROBITY_BASE_URL} …) or flag. docs/operators.md lists them.
 *
 * @param data folder of the embedded database, attachments and the log
 * @param demo the demo installation: invented vendor, doors instead of passwords, loopback only
 * @param baseUrl the public address, used in links and advisories; no slash at the end
 * @param vendor the vendor's name
 * @param namespace the vendor's CSAF publisher namespace, an absolute URI
 * @param database the shared store, or null members for embedded SQLite
 * @param limits bounds on what strangers may send
 */
@ConfigurationProperties("probity")
public record Settings(
        @DefaultValue("var/data") String data,
        @DefaultValue("false") boolean demo,
        @DefaultValue("http://127.0.0.1:8080") String baseUrl,
        @DefaultValue("This vendor") String vendor,
        @DefaultValue("https://vendor.example") URI namespace,
        @DefaultValue Database database,
        @DefaultValue Limits limits) {
    /** PostgreSQL; without an address the embedded SQLite is used. */
    public record Database(
            @Nullable String url,
            @DefaultValue("probity") String user,
            @DefaultValue("") String password) {}

    /**
     * Bounds.
     *
     * @param reportsPerMinute reports from one network address
     * @param guessesPerMinute unknown secret links and failed sign-ins from one network address
     * @param fileMegabytes size of one file
     * @param files number of files with one submission
     */
    public record Limits(
            @DefaultValue("20") int reportsPerMinute,
            @DefaultValue("30") int guessesPerMinute,
            @DefaultValue("25") int fileMegabytes,
            @DefaultValue("10") int files) {}
}
