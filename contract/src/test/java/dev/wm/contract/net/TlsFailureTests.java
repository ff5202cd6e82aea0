package dev.wm.contract.net;

import java.io.IOException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.Arrays;
import java.util.stream.Stream;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLHandshakeException;
import javax.net.ssl.SSLPeerUnverifiedException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class TlsFailureTests {

	// Nested as JSSE does.
	private static Exception handshake(Exception cause) {
		SSLHandshakeException ex = new SSLHandshakeException("PKIX path validation failed");
		ex.initCause(new CertificateException("PKIX", cause));
		return ex;
	}

	static Stream<Arguments> failures() {
		return Stream.of(
				arguments(handshake(new CertPathValidatorException("validity check failed",
						new CertificateExpiredException("NotAfter: Thu Jan 01"))), TlsFailure.EXPIRED),
				arguments(
						handshake(new CertPathValidatorException("validity check failed",
								new CertificateNotYetValidException("NotBefore: Thu Jan 01"))),
						TlsFailure.NOT_YET_VALID),
				arguments(handshake(new CertPathBuilderException("unable to find valid certification path")),
						TlsFailure.UNKNOWN_ISSUER),
				arguments(new SSLPeerUnverifiedException("Hostname registry.example not verified:"),
						TlsFailure.OTHER_NAME),
				arguments(new SSLException("Unsupported or unrecognized SSL message"), TlsFailure.NO_TLS),
				arguments(new SSLHandshakeException("Received fatal alert: handshake_failure"), TlsFailure.OTHER),
				arguments(new IOException((String) null), TlsFailure.OTHER));
	}

	@ParameterizedTest
	@MethodSource("failures")
	void ofWhenAHandshakeFailsIsTheReason(Exception failure, TlsFailure reason) {
		assertThat(TlsFailure.of(failure)).isEqualTo(reason);
	}

	@Test
	void toStringWhenOfDifferentReasonsIsDifferent() {
		assertThat(Arrays.stream(TlsFailure.values()).map(TlsFailure::toString)).doesNotHaveDuplicates()
			.noneMatch((sentence) -> sentence.endsWith("."));
	}

}
