package org.probity.scoring.feed;

import java.io.InputStream;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.probity.scoring.json.JsonTree;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;

/**
 * What the Known Exploited Vulnerabilities catalogue says about itself.
 *
 * @param version its version, for example {@code 2026.11.20}
 * @param dateReleased when it was released, as written
 * @param count how many entries it claims
 * @param read how many entries were read
 */
public record KevCatalog(String version, String dateReleased, int count, int read) {
    private static final Pattern CVE = Pattern.compile("CVE-\\d{4}-\\d{4,19}");

    /**
     * Reads a catalogue as a stream, entry by entry.
     *
     * @param use gets each entry in the catalogue's order
     * @throws FeedFormatException if it is no catalogue; entries before the fault have been handed over
     */
    public static KevCatalog read(InputStream in, Consumer<KevEntry> use) {
        try (JsonParser parser = JsonTree.FACTORY.createParser(ObjectReadContext.empty(), in)) {
            return new Reading(parser, use).read();
        } catch (JacksonException e) {
            throw new FeedFormatException("KEV: not readable as JSON: " + e.getOriginalMessage());
        }
    }

    private static final class Reading {
        private final JsonParser parser;
        private final Consumer<KevEntry> use;
        private @Nullable String version;
        private @Nullable String released;
        private int count = -1;
        private int read;

        Reading(JsonParser parser, Consumer<KevEntry> use) {
            this.parser = parser;
            this.use = use;
        }

        KevCatalog read() {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new FeedFormatException("KEV: expected an object");
            }
            boolean entries = false;
            while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
                String name = parser.currentName();
                parser.nextToken();
                if (name.equals("vulnerabilities")) {
                    entries = true;
                    readEntries();
                } else {
                    readHead(name, JsonTree.value(parser));
                }
            }
            if (version == null || released == null || count < 0 || !entries) {
                throw new FeedFormatException("KEV: lacks catalogVersion, dateReleased, count or vulnerabilities");
            }
            return new KevCatalog(version, released, count, read);
        }

        private void readHead(String name, @Nullable Object value) {
            switch (name) {
                case "catalogVersion" -> version = value instanceof String text ? text : null;
                case "dateReleased" -> released = value instanceof String text ? text : null;
                case "count" -> count = value instanceof BigDecimal number ? number.intValue() : -1;
                default -> {}
            }
        }

        private void readEntries() {
            if (parser.currentToken() != JsonToken.START_ARRAY) {
                throw new FeedFormatException("KEV: /vulnerabilities: expected an array");
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                if (!(JsonTree.value(parser) instanceof Map<?, ?> map)) {
                    throw wrong("expected an object");
                }
                use.accept(entry(map));
                read++;
            }
        }

        private KevEntry entry(Map<?, ?> map) {
            String cve = text(map, "cveID");
            if (!CVE.matcher(cve).matches()) {
                throw wrong("cveID is no CVE");
            }
            return new KevEntry(
                    cve,
                    text(map, "vendorProject"),
                    text(map, "product"),
                    text(map, "vulnerabilityName"),
                    date(map, "dateAdded"),
                    text(map, "shortDescription"),
                    text(map, "requiredAction"),
                    date(map, "dueDate"),
                    flag(map, "knownRansomwareCampaignUse", "Known"),
                    flag(map, "forensicTriage", "Yes"),
                    map.get("notes") instanceof String notes && !notes.isBlank() ? notes : null,
                    map.get("cwes") instanceof List<?> cwes
                            ? cwes.stream().map(String::valueOf).toList()
                            : List.of());
        }

        private String text(Map<?, ?> map, String name) {
            if (map.get(name) instanceof String text) {
                return text;
            }
            throw wrong("lacks the text " + name);
        }

        private LocalDate date(Map<?, ?> map, String name) {
            try {
                return LocalDate.parse(text(map, name));
            } catch (DateTimeParseException e) {
                throw wrong(name + " is no date like 2026-01-31");
            }
        }

        private static @Nullable Boolean flag(Map<?, ?> map, String name, String yes) {
            return map.get(name) instanceof String word ? Boolean.valueOf(word.equalsIgnoreCase(yes)) : null;
        }

        private FeedFormatException wrong(String message) {
            return new FeedFormatException("KEV: /vulnerabilities/" + read + ": " + message);
        }
    }
}
