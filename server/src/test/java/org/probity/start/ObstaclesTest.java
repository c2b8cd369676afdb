package org.probity.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.probity.ledger.keys.Pkcs12;
import org.probity.platform.FolderLock;
import org.probity.platform.db.Databases;
import org.probity.platform.db.Schema;
import org.probity.testing.Shell;
import picocli.CommandLine;

/** Whatever is in the way of a start is said in one line, with what to do, and the process ends with code 2. */
class ObstaclesTest {
    @TempDir
    private Path folder;

    /** What was said on standard error, when the start was refused with code 2. */
    private String refused(String... arguments) {
        PrintStream real = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            assertThat(new CommandLine(new StartCommand()).execute(arguments)).isEqualTo(2);
        } finally {
            System.setErr(real);
        }
        String text = said.toString(StandardCharsets.UTF_8);
        assertThat(text.lines()).as(text).hasSize(1);
        return text;
    }

    @Test
    void a_port_in_use() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());
            assertThat(refused("serve", "--port", port, "--data", folder.toString()))
                    .contains("port " + port, "taken", "--port");
        }
    }

    @Test
    void a_port_that_is_none() {
        assertThat(refused("serve", "--port", "70000", "--data", folder.toString()))
                .contains("70000 is not a port");
    }

    @Test
    void a_folder_that_is_a_file() throws IOException {
        Path file = Files.writeString(folder.resolve("file"), "x");
        assertThat(refused("serve", "--port", "0", "--data", file.toString())).contains("cannot write to", "--data");
        assertThat(refused("demo", "--port", "0", "--data", file.toString())).contains("cannot write to", "--data");
    }

    @Test
    void a_folder_nobody_may_write_to() {
        Path readOnly = Path.of("/proc/self");
        assumeTrue(Files.isDirectory(readOnly), "needs a folder that even root cannot write to");
        assertThat(refused("serve", "--port", "0", "--data", "/proc/self/probity"))
                .contains("cannot write to");
    }

    @Test
    void a_settings_file_that_is_not_there() {
        assertThat(refused(
                        "serve", "--config", folder.resolve("none.properties").toString()))
                .contains("cannot read the settings file");
    }

    @Test
    void a_database_of_a_newer_version() {
        try (Databases databases = Databases.sqlite(folder.resolve("probity.db"))) {
            Schema.migrate(databases);
            try (var connection = databases.source().getConnection();
                    var statement = connection.createStatement()) {
                statement.execute(
                        "insert into flyway_schema_history (installed_rank, version, description, type, script,"
                                + " installed_by, execution_time, success) values (999, '999', 'later', 'SQL', 'V999__later.sql',"
                                + " 'x', 1, 1)");
            } catch (java.sql.SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        assertThat(refused("serve", "--port", "0", "--data", folder.toString()))
                .contains("version 999", "newer Probity");
    }

    @Test
    void a_database_that_cannot_be_reached() {
        assertThat(refused(
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        folder.toString(),
                        "--config",
                        unreachable().toString()))
                .contains("cannot reach the database", "probity.database.url");
    }

    @Test
    void a_key_store_that_another_password_opens() throws IOException {
        Path store = folder.resolve("log.p12");
        Pkcs12.create(store, "a long password".toCharArray(), "probity-log", "vendor.example/log");
        Path settings = Files.writeString(
                folder.resolve("settings.properties"),
                "probity.log-keystore=" + store + "\nprobity.log-keystore-password=another\n");
        Files.createDirectories(folder.resolve("data/keys"));
        Files.writeString(folder.resolve("data/keys/log.origin"), "vendor.example/log\n");
        assertThat(refused(
                        "serve",
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data").toString(),
                        "--config",
                        settings.toString()))
                .contains(store.toString(), "wrong password");
    }

    private Path unreachable() {
        try {
            return Files.writeString(
                    folder.resolve("settings.properties"),
                    "probity.database.url=jdbc:postgresql://127.0.0.1:1/none\nprobity.database.user=x\n");
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void a_file_that_is_no_database() throws IOException {
        Files.writeString(
                folder.resolve("probity.db"), "this is not a database at all, but long enough to look at".repeat(40));
        assertThat(refused("serve", "--port", "0", "--data", folder.toString())).contains("probity.db");
    }

    @Test
    void a_full_disk() throws Exception {
        Path small = Files.createDirectory(folder.resolve("small"));
        assumeTrue(
                Shell.run("mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", small.toString()),
                "a small disk can be mounted only with rights that this process does not have");
        try {
            assertThat(refused("serve", "--port", "0", "--data", small.toString()))
                    .contains("full", "50 MB needed");
        } finally {
            Shell.run("umount", small.toString());
        }
    }

    @Test
    void a_folder_that_another_process_uses() throws IOException {
        FolderLock other = FolderLock.take(folder);
        try {
            assertThat(refused("serve", "--port", "0", "--data", folder.toString()))
                    .contains(
                            "in use by another Probity",
                            "process " + ProcessHandle.current().pid());
        } finally {
            other.close();
        }
    }

    @Test
    void a_folder_whose_restore_was_interrupted() throws IOException {
        Files.createFile(folder.resolve("restore-unfinished"));
        assertThat(refused("serve", "--port", "0", "--data", folder.toString()))
                .contains("did not come to its end", "restore again");
    }

    @Test
    void fresh_does_not_empty_a_folder_that_is_not_the_demos() throws IOException {
        Path mine = Files.writeString(folder.resolve("thesis.txt"), "years of work");
        assertThat(refused("demo", "--fresh", "--port", "0", "--data", folder.toString()))
                .contains("not made by the demo");
        assertThat(mine).exists();
    }
}
