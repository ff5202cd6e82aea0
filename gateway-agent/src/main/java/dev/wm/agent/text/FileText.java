package dev.wm.agent.text;

import org.jspecify.annotations.Nullable;

/**
 * A file's whole text. It prints itself without its content, since that may be secret.
 * Immutable.
 */
public final class FileText {

	private final String content;

	// Taken once, and of those texts only of which it is asked for.
	private volatile @Nullable Fingerprint fingerprint;

	private FileText(String content) {
		this.content = content;
	}

	public static FileText of(String content) {
		return new FileText(content);
	}

	/** The text. */
	public String content() {
		return this.content;
	}

	/** The text's fingerprint. */
	public Fingerprint fingerprint() {
		Fingerprint known = this.fingerprint;
		if (known == null) {
			known = Fingerprint.of(this.content);
			this.fingerprint = known;
		}
		return known;
	}

	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof FileText text && this.content.equals(text.content);
	}

	@Override
	public int hashCode() {
		return this.content.hashCode();
	}

	@Override
	public String toString() {
		return "(text " + fingerprint() + ")";
	}

}
