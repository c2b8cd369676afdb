package org.probity.cli.tree;

import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.HelpCommand;

/**
 * A command that stands for the commands below it, {@code probity csaf} for one.
 *
 * <p>They are not named in its annotation, for then picocli reads what every one of them takes before it looks at the
 * first word, which costs more time than most commands run: only what the words mean is built.
 */
public interface Branch {
    /** The commands below, in the order of the help text. */
    List<Below> commands();

    /** A command below a branch: its name as in its annotation, and its class, which picocli can make. */
    record Below(String name, Class<?> command) {
        private static final Below HELP = new Below("help", HelpCommand.class);

        /** Takes the name and the class. */
        public static Below of(String name, Class<?> command) {
            return new Below(name, command);
        }

        /** {@code help COMMAND}. */
        public static Below help() {
            return HELP;
        }
    }

    /**
     * A command and what stands below it.
     *
     * @param words what was typed after its name; where the first of them names a command below, that one alone is built,
     *     else (a wrong word, a wish for help, nothing) all of them
     */
    static CommandLine line(Object command, List<String> words) {
        CommandLine line = new CommandLine(command);
        if (command instanceof Branch branch) {
            Optional<Below> meant = branch.commands().stream()
                    .filter(each -> isMeant(each, words))
                    .findFirst();
            if (meant.isPresent()) {
                add(line, meant.get(), words.subList(1, words.size()));
            } else {
                branch.commands().forEach(each -> add(line, each, List.of()));
            }
        }
        return line;
    }

    private static boolean isMeant(Below below, List<String> words) {
        return !words.isEmpty() && below.name().equals(words.getFirst()) && !below.equals(Below.HELP);
    }

    private static void add(CommandLine line, Below below, List<String> words) {
        line.addSubcommand(below.name(), line(made(below.command()), words));
    }

    private static Object made(Class<?> command) {
        try {
            return CommandLine.defaultFactory().create(command);
        } catch (Exception e) {
            throw new IllegalStateException(command + " cannot be made", e);
        }
    }
}
