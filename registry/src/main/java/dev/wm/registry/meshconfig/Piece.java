package dev.wm.registry.meshconfig;

import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * Bytes that do not change, shared by several bodies or not. What is shared is hashed and
 * compressed once.
 */
final class Piece {

	private final byte[] bytes;

	private final boolean shared;

	private volatile Optional<byte[]> hash = Optional.empty();

	private volatile Optional<Piece> deflated = Optional.empty();

	private Piece(byte[] bytes, boolean shared) {
		this.bytes = bytes;
		this.shared = shared;
	}

	static Piece own(byte[] bytes) {
		return new Piece(bytes, false);
	}

	static Piece shared(byte[] bytes) {
		return new Piece(bytes, true);
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
		byte[] made = this.hash.orElseGet(() -> Pieces.sha256().digest(this.bytes));
		this.hash = Optional.of(made);
		return made;
	}

	/**
	 * The same as blocks of DEFLATE (RFC 1951) that other blocks may follow.
	 */
	Piece deflated() {
		if (!this.shared) {
			return own(Gzip.blocks(this.bytes));
		}
		Piece made = this.deflated.orElseGet(() -> shared(Gzip.blocks(this.bytes)));
		this.deflated = Optional.of(made);
		return made;
	}

}
