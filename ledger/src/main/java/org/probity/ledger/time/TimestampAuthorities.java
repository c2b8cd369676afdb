package org.probity.ledger.time;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.cert.CertPathBuilder;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.CollectionCertStoreParameters;
import java.security.cert.PKIXBuilderParameters;
import java.security.cert.TrustAnchor;
import java.security.cert.X509CertSelector;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.bouncycastle.asn1.nist.NISTObjectIdentifiers;
import org.bouncycastle.cert.X509CertificateHolder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cms.jcajce.JcaSimpleSignerInfoVerifierBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.tsp.TSPException;
import org.bouncycastle.tsp.TimeStampResponse;
import org.bouncycastle.tsp.TimeStampToken;
import org.bouncycastle.util.Selector;
import org.bouncycastle.util.Store;
import org.probity.ledger.base.LedgerException;
import org.probity.ledger.bundle.TimestampCheck;
import org.probity.ledger.tree.Hash;

/**
 * Checks RFC 3161 responses offline. The authority's certificate must have been valid, and meant for time-stamping, at the
 * time the token states; that it has expired since does no harm. Revocation is not asked for. Immutable.
 */
public final class TimestampAuthorities implements TimestampCheck {
    private static final int MAX_RESPONSE = 1 << 20;

    private final List<X509Certificate> roots;

    /** Authorities whose certificates lead to one of these. */
    public TimestampAuthorities(Collection<X509Certificate> roots) {
        this.roots = List.copyOf(roots);
    }

    /**
     * Reads certificates, PEM one after another or DER.
     *
     * @throws LedgerException when the bytes hold none
     */
    public static List<X509Certificate> certificates(byte[] bytes) {
        try {
            Collection<? extends Certificate> all =
                    CertificateFactory.getInstance("X.509").generateCertificates(new ByteArrayInputStream(bytes));
            List<X509Certificate> found =
                    all.stream().map(X509Certificate.class::cast).collect(Collectors.toList());
            if (found.isEmpty()) {
                throw new LedgerException("there is no certificate in the file of time-stamp authorities");
            }
            return found;
        } catch (GeneralSecurityException malformed) {
            throw new LedgerException("the file of time-stamp authorities holds no certificates", malformed);
        }
    }

    @Override
    public Stamp check(byte[] response, byte[] data) {
        if (response.length > MAX_RESPONSE) {
            throw new LedgerException("a time-stamp response of " + response.length + " bytes is too long");
        }
        try {
            TimeStampToken token = new TimeStampResponse(response).getTimeStampToken();
            if (token == null) {
                throw new LedgerException("the time-stamp authority's response grants no token");
            }
            refuseOtherData(token, data);
            X509CertificateHolder signer = signer(token);
            token.validate(new JcaSimpleSignerInfoVerifierBuilder().build(signer));
            Date time = token.getTimeStampInfo().getGenTime();
            String doubt = doubt(signer, certificates(token), time);
            return new Stamp(time.toInstant(), signer.getSubject().toString(), doubt);
        } catch (TSPException | OperatorCreationException | GeneralSecurityException bad) {
            throw new LedgerException("the time-stamp token does not hold: " + bad.getMessage(), bad);
        } catch (IOException | RuntimeException malformed) {
            if (malformed instanceof LedgerException own) {
                throw own;
            }
            throw new LedgerException("not a time-stamp response (RFC 3161)", malformed);
        }
    }

    private static void refuseOtherData(TimeStampToken token, byte[] data) {
        if (!token.getTimeStampInfo().getMessageImprintAlgOID().equals(NISTObjectIdentifiers.id_sha256)) {
            throw new LedgerException("the time-stamp token is not over a SHA-256");
        }
        if (!Hash.of(token.getTimeStampInfo().getMessageImprintDigest()).equals(Hash.sha256(data))) {
            throw new LedgerException("the time-stamp token is over something else");
        }
    }

    private static X509CertificateHolder signer(TimeStampToken token) {
        @SuppressWarnings("unchecked") // the signer's id selects certificates
        Selector<X509CertificateHolder> id = token.getSID();
        Store<X509CertificateHolder> held = token.getCertificates();
        return held.getMatches(id).stream()
                .findFirst()
                .orElseThrow(() -> new LedgerException("the time-stamp token does not hold its signer's certificate"));
    }

    private static List<X509Certificate> certificates(TimeStampToken token) throws GeneralSecurityException {
        JcaX509CertificateConverter converter = new JcaX509CertificateConverter();
        List<X509Certificate> all = new ArrayList<>();
        for (X509CertificateHolder holder : token.getCertificates().getMatches(null)) {
            all.add(converter.getCertificate(holder));
        }
        return all;
    }

    @Override
    public boolean trustsAnyone() {
        return !roots.isEmpty();
    }

    /** PKIX at the time of the token, with the token's own certificates as what may lie between. */
    private String doubt(X509CertificateHolder signer, List<X509Certificate> between, Date time)
            throws GeneralSecurityException {
        if (roots.isEmpty()) {
            return "you named no authority that you trust";
        }
        X509CertSelector target = new X509CertSelector();
        target.setCertificate(new JcaX509CertificateConverter().getCertificate(signer));
        Set<TrustAnchor> anchors =
                roots.stream().map(root -> new TrustAnchor(root, null)).collect(Collectors.toSet());
        PKIXBuilderParameters parameters = new PKIXBuilderParameters(anchors, target);
        parameters.setRevocationEnabled(false);
        parameters.setDate(time);
        parameters.addCertStore(CertStore.getInstance("Collection", new CollectionCertStoreParameters(between)));
        try {
            CertPathBuilder.getInstance("PKIX").build(parameters);
            return "";
        } catch (CertPathBuilderException none) {
            return "its certificate leads to no authority that you named"
                    + (overAt(time) ? " that was valid at that time" : "");
        }
    }

    @SuppressWarnings("JavaUtilDate") // what the certificates and the token speak
    private boolean overAt(Date time) {
        return roots.stream().anyMatch(root -> time.before(root.getNotBefore()) || time.after(root.getNotAfter()));
    }
}
