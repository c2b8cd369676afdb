package org.probity.ledger.time;

import java.math.BigInteger;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.cms.Attribute;
import org.bouncycastle.asn1.cms.AttributeTable;
import org.bouncycastle.asn1.cms.CMSAttributes;
import org.bouncycastle.asn1.cms.Time;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.cert.jcajce.JcaCertStore;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoGeneratorBuilder;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.bouncycastle.operator.jcajce.JcaDigestCalculatorProviderBuilder;
import org.bouncycastle.tsp.TSPAlgorithms;
import org.bouncycastle.tsp.TimeStampRequest;
import org.bouncycastle.tsp.TimeStampResponseGenerator;
import org.bouncycastle.tsp.TimeStampTokenGenerator;

/** A certificate authority with one time-stamp authority under it, made for a test. */
final class TestAuthority {
    final X509Certificate root;
    final X509Certificate certificate;
    final KeyPair keys;

    TestAuthority(Instant from, Duration validFor) throws Exception {
        KeyPair rootKeys = KeyPairGenerator.getInstance("EC").generateKeyPair();
        X500Name rootName = new X500Name("CN=Test Root");
        root = sign(
                rootName,
                rootName,
                rootKeys,
                rootKeys,
                Instant.parse("2020-01-01T00:00:00Z"),
                Duration.ofDays(20_000),
                true);
        keys = KeyPairGenerator.getInstance("RSA").generateKeyPair();
        certificate =
                sign(rootName, new X500Name("CN=Test Time-Stamp Authority"), rootKeys, keys, from, validFor, false);
    }

    private static X509Certificate sign(
            X500Name issuer,
            X500Name subject,
            KeyPair by,
            KeyPair of,
            Instant from,
            Duration validFor,
            boolean authority)
            throws Exception {
        JcaX509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                issuer,
                BigInteger.valueOf(authority ? 1 : 2),
                Date.from(from),
                Date.from(from.plus(validFor)),
                subject,
                of.getPublic());
        builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(authority));
        if (!authority) {
            builder.addExtension(
                    Extension.extendedKeyUsage, true, new ExtendedKeyUsage(KeyPurposeId.id_kp_timeStamping));
        }
        return new JcaX509CertificateConverter()
                .getCertificate(builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(by.getPrivate())));
    }

    byte[] answer(byte[] request, Instant time) throws Exception {
        var digests = new JcaDigestCalculatorProviderBuilder().build();
        TimeStampTokenGenerator tokens = new TimeStampTokenGenerator(
                new JcaSimpleSignerInfoGeneratorBuilder()
                        .setSignedAttributeGenerator(signedAt(time))
                        .build("SHA256withRSA", keys.getPrivate(), certificate),
                digests.get(new AlgorithmIdentifier(NISTObjectIdentifiers.id_sha256)),
                new ASN1ObjectIdentifier("1.2.3.4"));
        tokens.addCertificates(new JcaCertStore(List.of(certificate, root)));
        return new TimeStampResponseGenerator(tokens, TSPAlgorithms.ALLOWED)
                .generate(new TimeStampRequest(request), BigInteger.TEN, Date.from(time))
                .getEncoded();
    }

    private static AttributeTable signedAt(Instant time) {
        DERSet value = new DERSet(new Time(Date.from(time)));
        return new AttributeTable(new Attribute(CMSAttributes.signingTime, value));
    }
}
