package org.probity.ledger.keys;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Set;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.note.KeyType;
import org.probity.ledger.note.SigningKey;

/**
 * A log's private key in a PKCS#12 store under a password. The certificate that such a store needs beside the key is
 * self-signed and means nothing. The password is the caller's to wipe.
 */
public final class Pkcs12 {
    private static final Set<PosixFilePermission> OWNER =
            EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private Pkcs12() {}

    /**
     * Makes an Ed25519 key in a new store, which only its owner may read.
     *
     * @param name the key's name: the log's origin
     * @throws LedgerException when the file exists or cannot be written
     */
    public static SigningKey create(Path file, char[] password, String alias, String name) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
            SigningKey key = SigningKey.of(name, KeyType.ED25519, pair);
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(null, password);
            store.setKeyEntry(alias, pair.getPrivate(), password, new Certificate[] {certificate(pair)});
            Files.createFile(file, PosixFilePermissions.asFileAttribute(OWNER));
            try (OutputStream out = Files.newOutputStream(file, StandardOpenOption.WRITE)) {
                store.store(out, password);
            }
            return key;
        } catch (IOException | GeneralSecurityException | OperatorCreationException failed) {
            throw new LedgerException("the key store " + file + " cannot be made: " + failed.getMessage(), failed);
        }
    }

    /**
     * Reads an Ed25519 key.
     *
     * @throws LedgerException when the store cannot be read with the password, or holds no such key
     */
    public static SigningKey read(Path file, char[] password, String alias, String name) {
        try (InputStream in = Files.newInputStream(file)) {
            KeyStore store = KeyStore.getInstance("PKCS12");
            store.load(in, password);
            Key key = store.getKey(alias, password);
            Certificate certificate = store.getCertificate(alias);
            if (key instanceof PrivateKey secret && certificate != null) {
                return SigningKey.of(name, KeyType.ED25519, new KeyPair(certificate.getPublicKey(), secret));
            }
            throw new LedgerException("the key store " + file + " holds no private key under " + alias);
        } catch (IOException | GeneralSecurityException failed) {
            throw new LedgerException(
                    "the key store " + file + " cannot be read (missing, wrong password, or no PKCS#12)", failed);
        }
    }

    private static X509Certificate certificate(KeyPair pair)
            throws GeneralSecurityException, OperatorCreationException {
        X500Name nobody = new X500Name("CN=Probity log key");
        Instant now = Instant.now();
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                nobody,
                BigInteger.ONE,
                Date.from(now),
                Date.from(now.plus(Duration.ofDays(36_500))),
                nobody,
                pair.getPublic());
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("Ed25519").build(pair.getPrivate())));
    }
}
