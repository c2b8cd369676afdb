package org.probity.inventory.sbom;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A whole document in memory.
 *
 * @param oddities the first {@value #ODDITIES_KEPT} of them, in order
 * @param odditiesInAll how many there were
 */
public record Sbom(
        SbomDocument document,
        List<Component> components,
        List<Dependency> dependencies,
        List<Service> services,
        List<Map<String, @Nullable Object>> vulnerabilities,
        List<Oddity> oddities,
        long odditiesInAll) {
    /** More than a person reads; a hostile document must not fill the memory with complaints. */
    public static final int ODDITIES_KEPT = 1_000;

    /** Keeps everything it is told. */
    static final class Collector implements SbomHandler {
        private final List<Component> components = new ArrayList<>();
        private final List<Dependency> dependencies = new ArrayList<>();
        private final List<Service> services = new ArrayList<>();
        private final List<Map<String, @Nullable Object>> vulnerabilities = new ArrayList<>();
        private final List<Oddity> oddities = new ArrayList<>();
        private long odditiesInAll;
        private @Nullable SbomDocument document;

        @Override
        public void component(Component component) {
            components.add(component);
        }

        @Override
        public void dependency(Dependency dependency) {
            dependencies.add(dependency);
        }

        @Override
        public void service(Service service) {
            services.add(service);
        }

        @Override
        public void vulnerability(Map<String, @Nullable Object> vulnerability) {
            vulnerabilities.add(vulnerability);
        }

        @Override
        public void oddity(Oddity oddity) {
            odditiesInAll++;
            if (oddities.size() < ODDITIES_KEPT) {
                oddities.add(oddity);
            }
        }

        @Override
        public void document(SbomDocument read) {
            document = read;
        }

        Sbom sbom() {
            return new Sbom(
                    Objects.requireNonNull(document),
                    components,
                    dependencies,
                    services,
                    vulnerabilities,
                    oddities,
                    odditiesInAll);
        }
    }
}
