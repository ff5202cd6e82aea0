package dev.wm.registry.view;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/**
 * An immutable body made of segments. Most of what gateways get is the same for all of
 * them, so their bodies share those segments.
 *
 * @param length the total number of bytes
 * @param segments the segments in order
 */
public record SegmentedBody(List<Segment> segments, int length) {

	public SegmentedBody {
		segments = List.copyOf(segments);
	}

	SegmentedBody(List<Segment> segments) {
		this(segments, segments.stream().mapToInt(Segment::length).sum());
	}

	public void writeTo(OutputStream out) throws IOException {
		for (Segment segment : this.segments) {
			segment.writeTo(out);
		}
	}

	/**
	 * A SHA-256 hash of the content, in URL-safe Base64. A shared segment enters with its
	 * own hash, which is computed once.
	 */
	String hash() {
		MessageDigest hash = sha256();
		this.segments.forEach((segment) -> segment.hashInto(hash));
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
