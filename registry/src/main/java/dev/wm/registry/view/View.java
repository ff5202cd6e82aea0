package dev.wm.registry.view;

import java.lang.ref.SoftReference;
import java.util.function.Supplier;

import org.jspecify.annotations.Nullable;

/**
 * One caller's configuration as JSON. The entity tag stays; the bodies are softly
 * referenced and written again when they are needed later. Thread-safe.
 */
public final class View {

	private final Supplier<SegmentedBody> maker;

	private final String hash;

	private SoftReference<SegmentedBody> plain;

	private SoftReference<@Nullable SegmentedBody> compressed = new SoftReference<>(null);

	View(Supplier<SegmentedBody> maker) {
		this.maker = maker;
		SegmentedBody made = maker.get();
		this.plain = new SoftReference<>(made);
		this.hash = made.hash();
	}

	/**
	 * The strong entity tag (RFC 9110) of the plain body, quotes included.
	 */
	public String tag() {
		return '"' + this.hash + '"';
	}

	/**
	 * The weak entity tag of the compressed body: other bytes with the same meaning.
	 */
	public String compressedTag() {
		return "W/" + tag();
	}

	public synchronized SegmentedBody plain() {
		SegmentedBody body = this.plain.get();
		if (body == null) {
			body = this.maker.get();
			this.plain = new SoftReference<>(body);
		}
		return body;
	}

	public synchronized SegmentedBody compressed() {
		SegmentedBody body = this.compressed.get();
		if (body == null) {
			body = Gzip.compress(plain());
			this.compressed = new SoftReference<>(body);
		}
		return body;
	}

}
