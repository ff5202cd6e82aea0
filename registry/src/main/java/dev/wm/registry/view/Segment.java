package dev.wm.registry.view;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * An immutable part of a body. A shared one is in several bodies, and is hashed and
 * compressed once.
 */
final class Segment {

	private final byte[] bytes;

	private final boolean shared;

	private volatile Optional<byte[]> hash = Optional.empty();

	private volatile Optional<Segment> deflated = Optional.empty();

	private Segment(byte[] bytes, boolean shared) {
		this.bytes = bytes;
		this.shared = shared;
	}

	static Segment unshared(byte[] bytes) {
		return new Segment(bytes, false);
	}

	static Segment shared(byte[] bytes) {
		return new Segment(bytes, true);
	}

	int length() {
		return this.bytes.length;
	}

	void writeTo(OutputStream out) throws IOException {
		out.write(this.bytes);
	}

	void updateChecksum(CRC32 checksum) {
		checksum.update(this.bytes);
	}

	void hashInto(MessageDigest outer) {
		outer.update(this.shared ? hash() : this.bytes);
	}

	private byte[] hash() {
		byte[] computed = this.hash.orElseGet(() -> SegmentedBody.sha256().digest(this.bytes));
		this.hash = Optional.of(computed);
		return computed;
	}

	/**
	 * The same bytes as DEFLATE blocks (RFC 1951) that other blocks may follow.
	 */
	Segment deflated() {
		if (!this.shared) {
			return unshared(Gzip.blocks(this.bytes));
		}
		Segment computed = this.deflated.orElseGet(() -> shared(Gzip.blocks(this.bytes)));
		this.deflated = Optional.of(computed);
		return computed;
	}

}
