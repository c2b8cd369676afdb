package org.probity;

import org.probity.platform.Settings;
import org.probity.start.StartCommand;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FullyQualifiedAnnotationBeanNameGenerator;
import org.springframework.modulith.Modulithic;
import picocli.CommandLine;

/** The program: {@code serve} for real use, {@code demo} to look at. */
@Modulithic(systemName = "Probity")
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(nameGenerator = FullyQualifiedAnnotationBeanNameGenerator.class)
@EnableConfigurationProperties(Settings.class)
public class Probity {
    /** Starts the server; ends with code 2 and one line when it cannot. */
    public static void main(String[] args) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        int code = new CommandLine(new StartCommand()).execute(args);
        if (code != 0) {
            System.exit(code);
        }
    }
}
