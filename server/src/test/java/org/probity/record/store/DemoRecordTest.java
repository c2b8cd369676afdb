package org.probity.record.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.probity.db.Tables.RECORD_EVENT;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jooq.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.probity.identity.Role;
import org.probity.record.Actor;
import org.probity.record.Audits;
import org.probity.record.Event;
import org.probity.record.EventName;
import org.probity.record.Projection;
import org.probity.record.Rebuilds;
import org.probity.record.Seals;
import org.probity.record.Subscriptions;
import org.probity.testing.App;
import org.probity.testing.Visitor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * The record under the whole demo: derived tables made anew are the same, all that is stored fits what was sealed, and one sample
 * of every event and schema stays readable. {@code -Dprobity.samples=write} adds the samples that are missing: of events that the
 * demo records, as recorded; of others, filled in. A sample once there is never written again.
 */
class DemoRecordTest {
    private static final Actor TEST = Actor.system("test");
    private static final Path SAMPLES = Path.of(
            System.getProperty("probity.root", ".."), "server", "src", "test", "resources", "record", "samples");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
    private static App app;

    @BeforeAll
    static void start() throws Exception {
        app = App.start("probity.demo=true", "server.address=127.0.0.1");
        app.person("ada", Role.ADMINISTRATOR);
        Instant end = Instant.now().plus(Duration.ofSeconds(60));
        while (app.get(Seals.class).state().waiting() > 0
                || app.get(Subscriptions.class).states().stream().anyMatch(state -> state.lag() > 0)) {
            assertThat(Instant.now()).isBefore(end);
            Thread.sleep(50);
        }
        if ("write".equals(System.getProperty("probity.samples"))) {
            writeMissing();
        }
    }

    @AfterAll
    static void end() {
        app.close();
    }

    /**
     * A sample.
     *
     * @param origin {@code recorded} or {@code filled}
     * @param fields the shape that the class had when the sample was taken
     */
    record Sample(String type, int schema, String origin, Map<String, String> fields, Map<String, Object> body) {}

    private static Map<String, List<Object>> projections() {
        Map<String, List<Object>> tables = new TreeMap<>();
        app.context().getBeansOfType(Projection.class).values().forEach(projection -> {
            for (Table<?> table : projection.tables()) {
                tables.put(
                        table.getName(),
                        app.db()
                                .read(sql -> new ArrayList<Object>(sql.selectFrom(table)
                                        .orderBy(table.getPrimaryKey().getFields())
                                        .fetch(row -> Arrays.toString(row.intoArray())))));
            }
        });
        return tables;
    }

    @Test
    void every_derived_table_of_the_demo_comes_out_equal_from_a_rebuild() {
        Map<String, List<Object>> before = projections();
        assertThat(before.values().stream().filter(rows -> !rows.isEmpty())).hasSizeGreaterThan(12);
        Rebuilds.Last last = app.get(Rebuilds.class).run(TEST);
        assertThat(last.fault()).isNull();
        assertThat(last.put() + last.taken())
                .as("rows that a rebuild had to put right")
                .isZero();
        before.keySet().forEach(table -> app.db().change(sql -> sql.execute("delete from " + table)));
        Rebuilds.Last second = app.get(Rebuilds.class).run(TEST);
        assertThat(second.put())
                .isEqualTo(before.values().stream().mapToLong(List::size).sum());
        assertThat(projections()).isEqualTo(before);
    }

    @Test
    void everything_stored_fits_what_was_sealed() {
        Audits.Last last = app.get(Audits.class).run(TEST);
        assertThat(last.findings()).isZero();
        assertThat(last.done()).isGreaterThan(100);
        assertThat(app.get(Audits.class).findings(1)).isEmpty();
    }

    @Test
    void the_operations_page_tells_an_administrator_and_nobody_else() {
        app.person("lea", Role.PSIRT_LEAD);
        assertThat(app.visitor("ada").get("/admin/operations").body())
                .contains("record.integrity-watch", "up to date", "Last checkpoint");
        assertThat(Visitor.essence(app.visitor("lea").get("/admin/operations")))
                .isEqualTo(Visitor.essence(app.visitor("lea").get("/no/such/page")));
    }

    private static Map<String, Class<? extends Event>> known() {
        Map<String, Class<? extends Event>> known =
                new TreeMap<>(app.get(EventCodec.class).known());
        known.keySet().removeIf(type -> type.startsWith("test."));
        return known;
    }

    private static Path file(String type, int schema) {
        return SAMPLES.resolve(type + "." + schema + ".json");
    }

    private static int schema(Class<?> event) {
        return event.getAnnotation(EventName.class).schema();
    }

    private static List<Sample> samples() throws IOException {
        try (Stream<Path> files = Files.list(SAMPLES)) {
            return files.sorted()
                    .map(file -> JSON.readValue(file, new TypeReference<Sample>() {}))
                    .toList();
        }
    }

    @Test
    void there_is_a_sample_of_every_event_in_every_schema() {
        List<String> missing = new ArrayList<>();
        known().forEach((type, event) -> {
            for (int schema = 1; schema <= schema(event); schema++) {
                if (!Files.exists(file(type, schema))) {
                    missing.add(type + " of schema " + schema);
                }
            }
        });
        assertThat(missing)
                .as("write them with: mvn -pl server -am test -Dtest=DemoRecordTest -Dprobity.samples=write")
                .isEmpty();
    }

    @Test
    void every_sample_still_reads_whatever_schema_it_was_recorded_in() throws IOException {
        EventCodec codec = app.get(EventCodec.class);
        for (Sample sample : samples()) {
            Event event = codec.read(sample.type(), sample.schema(), JSON.writeValueAsString(sample.body()));
            if (sample.schema() == schema(event.getClass())) {
                assertThat(codec.fields(codec.write(event))).as(sample.type()).isEqualTo(sample.body());
            }
        }
    }

    @Test
    void fields_change_only_with_a_new_schema() throws IOException {
        Map<String, List<String>> changed = new LinkedHashMap<>();
        Map<String, Class<? extends Event>> known = known();
        for (Sample sample : samples()) {
            Class<? extends Event> event = known.get(sample.type());
            if (event != null && sample.schema() == schema(event)) {
                List<String> changes = EventShape.changes(sample.fields(), EventShape.of(event));
                if (!changes.isEmpty()) {
                    changed.put(sample.type(), changes);
                }
            }
        }
        assertThat(changed)
                .as(
                        "raise @EventName(schema), add an Upcast bean and a sample; the record holds the older form for ever")
                .isEmpty();
    }

    @Test
    void no_event_type_is_given_up() throws IOException {
        assertThat(known().keySet())
                .containsAll(new TreeSet<>(samples().stream().map(Sample::type).toList()));
    }

    private static void writeMissing() throws IOException {
        Files.createDirectories(SAMPLES);
        EventCodec codec = app.get(EventCodec.class);
        for (var entry : known().entrySet()) {
            int schema = schema(entry.getValue());
            Path file = file(entry.getKey(), schema);
            if (Files.exists(file)) {
                continue;
            }
            String recorded = recorded(entry.getKey(), schema);
            String body = recorded != null ? recorded : codec.write((Event) EventShape.filled(entry.getValue()));
            Sample sample = new Sample(
                    entry.getKey(),
                    schema,
                    recorded != null ? "recorded" : "filled",
                    EventShape.of(entry.getValue()),
                    codec.fields(body));
            Files.writeString(file, JSON.writeValueAsString(sample) + "\n");
        }
    }

    private static String recorded(String type, int schema) {
        return app.db().read(sql -> sql.select(RECORD_EVENT.BODY)
                .from(RECORD_EVENT)
                .where(RECORD_EVENT.TYPE.eq(type).and(RECORD_EVENT.SCHEMA.eq(schema)))
                .orderBy(RECORD_EVENT.AT, RECORD_EVENT.ID)
                .limit(1)
                .fetchOne(RECORD_EVENT.BODY));
    }
}
