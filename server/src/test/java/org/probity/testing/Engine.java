package org.probity.testing;

import java.nio.file.Path;
import org.probity.platform.db.Databases;

/** The two databases that Probity runs on. */
public enum Engine {
    SQLITE {
        @Override
        Databases open(Path folder) {
            return Databases.sqlite(folder.resolve("probity.db"));
        }
    },
    POSTGRES {
        @Override
        Databases open(Path folder) {
            return Postgres.open(folder.getFileName().toString());
        }
    };

    /** Opens the database that belongs to a folder; the same folder later gives the same database. */
    abstract Databases open(Path folder);
}
