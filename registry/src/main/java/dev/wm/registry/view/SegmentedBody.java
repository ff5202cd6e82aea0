package dev.wm.registry.view;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * A body in pieces. Most of what gateways get is the same for all of them, so it is there
 * once, and their bodies share it.
 *
 * @param pieces one after the other they are the body
 * @param length how long they are together
 */
public record SegmentedBody(List<Segment> pieces, int length) {

	public SegmentedBody {
		pieces = List.copyOf(pieces);
	}

	SegmentedBody(List<Segment> pieces) {
		this(pieces, pieces.stream().mapToInt(Segment::length).sum());
	}

	public void writeTo(OutputStream out) throws IOException {
		for (Segment piece : this.pieces) {
			piece.writeTo(out);
		}
	}

	/**
	 * A hash of the content as text. A shared piece enters with its own hash, which is
	 * taken once.
	 */
	String hash() {
		MessageDigest hash = sha256();
		this.pieces.forEach((piece) -> piece.hashInto(hash));
		return Base64.getUrlEncoder().withoutPadding().encodeToString(hash.digest());
	}

	static MessageDigest sha256() {
		try {
			return MessageDigest.getInstance("SHA-256");
		}
		catch (NoSuchAlgorithmException ex) {
			throw new IllegalStateException("Every Java has SHA-256", ex);
		}
	}

}
