package org.probity.demo.story;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import org.probity.identity.People;
import org.probity.platform.MovableClock;
import org.probity.platform.Settings;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/** Tells the whole story into an empty demo, before the first page is served. A demo that has people in it is left alone. */
@Component
class DemoStory implements SmartLifecycle {
    private final Settings settings;
    private final People people;
    private final MovableClock clock;
    private final ObjectProvider<Cast> cast;
    private final ObjectProvider<Catalogue> catalogue;
    private final ObjectProvider<Log4ShellCase> finished;
    private final ObjectProvider<PresentCases> present;
    private final ObjectProvider<DemoAssessment> assessment;
    private volatile boolean running;

    DemoStory(
            Settings settings,
            People people,
            MovableClock clock,
            ObjectProvider<Cast> cast,
            ObjectProvider<Catalogue> catalogue,
            ObjectProvider<Log4ShellCase> finished,
            ObjectProvider<PresentCases> present,
            ObjectProvider<DemoAssessment> assessment) {
        this.settings = settings;
        this.people = people;
        this.clock = clock;
        this.cast = cast;
        this.catalogue = catalogue;
        this.finished = finished;
        this.present = present;
        this.assessment = assessment;
    }

    @Override
    public void start() {
        running = true;
        if (settings.demo() && people.all().isEmpty()) {
            Instant now = clock.instant();
            try {
                tell(now);
            } finally {
                clock.release();
            }
        }
    }

    private void tell(Instant now) {
        clock.pin(Instant.parse("2019-01-07T08:00:00Z"));
        cast.getObject().arrive(now.plus(Duration.ofDays(30)));
        Catalogue register = catalogue.getObject();
        register.addProducts();
        register.release("branch-box", "2.3.4", LocalDate.parse("2019-05-14"), LocalDate.parse("2021-06-30"));
        clock.pin(Instant.parse("2021-01-04T08:00:00Z"));
        register.adoptPolicy(Instant.parse("2021-01-04T08:00:00Z"));
        register.release("branch-box", "3.0.0", LocalDate.parse("2021-02-16"), Catalogue.SUPPORTED);
        register.release("core-gateway", "7.1.0", LocalDate.parse("2021-06-08"), Catalogue.SUPPORTED);
        register.release("edge-gateway", "4.2.1", LocalDate.parse("2021-09-14"), Catalogue.SUPPORTED);
        register.release("cloud-console", "2021.11", LocalDate.parse("2021-11-02"), null);
        finished.getObject().tell();
        register.release("cloud-console", "2026.11", LocalDate.parse("2026-11-03"), null);
        present.getObject().tell(now);
        assessment.getObject().tell(now);
    }

    @Override
    public void stop() {
        running = false;
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    /** After the sequencer, before the web server. */
    @Override
    public int getPhase() {
        return 10;
    }
}
