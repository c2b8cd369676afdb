package org.probity;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.modulith.core.DependencyType;

/** docs/modules.md: the contexts and which uses which, read from the code. */
final class ModulesPage {
    /** What every context stands on; drawn once, not as an arrow from each. */
    private static final Set<String> FLOOR = Set.of("platform", "db", "traceability", "catalogue");

    private ModulesPage() {}

    static void write(ApplicationModules modules, Path file) {
        StringBuilder page = new StringBuilder("# Contexts of the server and what they use\n\n"
                + "Written by the architecture test (`./probity test -pl server -am -Dtest=ArchitectureTest -Dprobity.pictures=true`).\n"
                + "Arrows to the floor that all stand on (" + String.join(", ", new TreeSet<>(FLOOR))
                + ") are left out.\n\n```mermaid\nflowchart TD\n");
        for (ApplicationModule module : modules) {
            String name = module.getIdentifier().toString();
            if (!FLOOR.contains(name)) {
                page.append("  ").append(name).append('\n');
                used(module, modules).forEach(other -> page.append("  ")
                        .append(name)
                        .append(" --> ")
                        .append(other)
                        .append('\n'));
            }
        }
        try {
            Files.writeString(file, page.append("```\n"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Set<String> used(ApplicationModule module, ApplicationModules modules) {
        Set<String> names = new TreeSet<>();
        module.getDirectDependencies(modules, DependencyType.USES_COMPONENT, DependencyType.DEFAULT)
                .uniqueModules()
                .map(other -> other.getIdentifier().toString())
                .filter(other -> !FLOOR.contains(other))
                .forEach(names::add);
        return names;
    }
}
