package org.probity.cli.tree;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.probity.cli.Main;
import picocli.CommandLine;

class BranchTest {
    private static final CommandLine WHOLE = Main.commandLine();

    /** Every command by the words that lead to it. */
    private static List<List<String>> paths(CommandLine line, List<String> words) {
        List<List<String>> paths = new ArrayList<>();
        line.getSubcommands().forEach((name, below) -> {
            List<String> path = new ArrayList<>(words);
            path.add(name);
            paths.add(path);
            paths.addAll(paths(below, path));
        });
        return paths;
    }

    private static CommandLine at(CommandLine root, List<String> words) {
        CommandLine line = root;
        for (String word : words) {
            line = line.getSubcommands().get(word);
        }
        return line;
    }

    @Test
    void everyCommandIsCalledAsItsAnnotationSays() {
        List<List<String>> paths = paths(WHOLE, List.of());
        assertThat(paths)
                .contains(
                        List.of("csaf", "validate"), List.of("csaf", "provider", "check"), List.of("vers", "compare"));
        assertThat(paths)
                .allSatisfy(path -> assertThat(at(WHOLE, path).getCommandName()).isEqualTo(path.getLast()));
    }

    @Test
    void aCommandBuiltAloneIsTheSameAsInTheWholeTree() {
        for (List<String> path : paths(WHOLE, List.of())) {
            CommandLine alone = at(Main.commandLine(path.toArray(String[]::new)), path);
            assertThat(alone.getUsageMessage()).isEqualTo(at(WHOLE, path).getUsageMessage());
            assertThat(alone.getSubcommands().keySet())
                    .isEqualTo(at(WHOLE, path).getSubcommands().keySet());
            assertThat(alone.isCaseInsensitiveEnumValuesAllowed()).isTrue();
        }
    }

    @Test
    void onlyWhatTheWordsMeanIsBuilt() {
        CommandLine line = Main.commandLine("csaf", "validate", "file.json");
        assertThat(line.getSubcommands().keySet()).containsExactly("csaf");
        assertThat(line.getSubcommands().get("csaf").getSubcommands().keySet()).containsExactly("validate");
    }

    @Test
    void aWrongWordAndHelpSeeAllCommands() {
        Set<String> all = WHOLE.getSubcommands().keySet();
        assertThat(Main.commandLine("csafe").getSubcommands().keySet()).isEqualTo(all);
        assertThat(Main.commandLine("help", "csaf").getSubcommands().keySet()).isEqualTo(all);
        assertThat(Main.commandLine("--version").getSubcommands().keySet()).isEqualTo(all);
        assertThat(Main.commandLine("csaf", "valid")
                        .getSubcommands()
                        .get("csaf")
                        .getSubcommands())
                .hasSameSizeAs(WHOLE.getSubcommands().get("csaf").getSubcommands());
    }
}
