package dev.wm.registry.meshconfig;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;

/**
 * One caller's configuration, ready to be sent: its bytes and their entity tag.
 */
final class View {

	private final byte[] body;

	private final String tag;

	View(byte[] body) {
		this.body = body.clone();
		this.tag = tag(body);
	}

	private static String tag(byte[] body) {
		try {
			byte[] hash = MessageDigest.getInstance("SHA-256").digest(body);
			return '"' + Base64.getUrlEncoder().withoutPadding().encodeToString(hash) + '"';
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

	/**
	 * The strong entity tag (RFC 9110), quotes included.
	 */
	String tag() {
		return this.tag;
	}

	int length() {
		return this.body.length;
	}

	void writeTo(OutputStream out) throws IOException {
		out.write(this.body);
	}

}
