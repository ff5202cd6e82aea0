package dev.wm.contract.net;

import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.stream.Stream;

/**
 * Why a TLS handshake (RFC 8446) with a registry failed, by the exception that JSSE
 * threw.
 */
public enum TlsFailure {

	/** The certificate has expired, or the own clock is ahead. */
	EXPIRED("its certificate has expired, or this machine's clock is ahead: renew the certificate, or set the clock"),

	/** The certificate is not valid yet, or the own clock is behind. */
	NOT_YET_VALID("its certificate is not valid yet: this machine's clock is most likely behind, so set it"),

	/** Nobody that this machine trusts has signed the certificate. */
	UNKNOWN_ISSUER("its certificate is self-signed or of an unknown issuer: give it one of a public certificate"
			+ " authority, such as Let's Encrypt"),

	/** The certificate is that of another host. */
	OTHER_NAME("its certificate is for another name: use the name in the certificate, or give it one for this name"),

	/** What answers there does not speak TLS. */
	NO_TLS("what answers there does not speak TLS: correct the port, or write http:// if that is meant"),

	/** Anything else. */
	OTHER("the TLS handshake failed: read the log of what answers there");

	private final String sentence;

	TlsFailure(String sentence) {
		this.sentence = sentence;
	}

	/**
	 * Classifies a failure.
	 * @param failure the exception of the handshake, with its causes
	 * @return the reason
	 */
	public static TlsFailure of(Throwable failure) {
		return Stream.iterate(failure, (cause) -> cause != null, Throwable::getCause)
			.map(TlsFailure::reason)
			.filter((reason) -> reason != OTHER)
			.reduce((outer, inner) -> inner)
			.orElse(OTHER);
	}

	// JSSE has no type of its own for the last two: the text of OkHttp and of the JDK.
	private static TlsFailure reason(Throwable cause) {
		String text = String.valueOf(cause.getMessage());
		return switch (cause) {
			case CertificateExpiredException ex -> EXPIRED;
			case CertificateNotYetValidException ex -> NOT_YET_VALID;
			case CertPathBuilderException ex -> UNKNOWN_ISSUER;
			case CertPathValidatorException ex -> UNKNOWN_ISSUER;
			default ->
				text.startsWith("Hostname ") ? OTHER_NAME : text.contains("unrecognized SSL message") ? NO_TLS : OTHER;
		};
	}

	/** What is wrong and what to do, in a clause without a full stop. */
	@Override
	public String toString() {
		return this.sentence;
	}

}
