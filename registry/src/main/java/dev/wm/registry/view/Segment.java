package dev.wm.registry.view;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Bytes that do not change, shared by several bodies or not. What is shared is hashed and
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

	static Segment own(byte[] bytes) {
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

	void count(CRC32 checksum) {
		checksum.update(this.bytes);
	}

	void hashInto(MessageDigest outer) {
		outer.update(this.shared ? hash() : this.bytes);
	}

	private byte[] hash() {
		byte[] made = this.hash.orElseGet(() -> SegmentedBody.sha256().digest(this.bytes));
		this.hash = Optional.of(made);
		return made;
	}

	/**
	 * The same as blocks of DEFLATE (RFC 1951) that other blocks may follow.
	 */
	Segment deflated() {
		if (!this.shared) {
			return own(Gzip.blocks(this.bytes));
		}
		Segment made = this.deflated.orElseGet(() -> shared(Gzip.blocks(this.bytes)));
		this.deflated = Optional.of(made);
		return made;
	}

}
