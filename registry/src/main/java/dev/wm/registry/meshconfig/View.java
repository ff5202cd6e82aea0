package dev.wm.registry.meshconfig;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One caller's configuration, ready to be sent. Its entity tag stays; its bodies are kept
 * as long as there is memory for them, and made again if they are asked for later.
 */
final class View {

	private final Supplier<Pieces> maker;

	private final String hash;

	private SoftReference<Pieces> plain;

	private SoftReference<@Nullable Pieces> compressed = new SoftReference<>(null);

	View(Supplier<Pieces> maker) {
		this.maker = maker;
		Pieces made = maker.get();
		this.plain = new SoftReference<>(made);
		this.hash = made.hash();
	}

	/**
	 * The strong entity tag (RFC 9110) of the plain body, quotes included.
	 */
	String tag() {
		return '"' + this.hash + '"';
	}

	/**
	 * The tag of the compressed body: other bytes with the same meaning, so it is weak.
	 */
	String compressedTag() {
		return "W/" + tag();
	}

	synchronized Pieces plain() {
		Pieces body = this.plain.get();
		if (body == null) {
			body = this.maker.get();
			this.plain = new SoftReference<>(body);
		}
		return body;
	}

	synchronized Pieces compressed() {
		Pieces body = this.compressed.get();
		if (body == null) {
			body = Gzip.compress(plain());
			this.compressed = new SoftReference<>(body);
		}
		return body;
	}

}
