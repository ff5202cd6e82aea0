package dev.wm.agent.text;

/**
 * A file's whole text with its fingerprint, which is taken once. It prints itself without
 * its content, since that may be secret.
 *
 * @param content the text
 * @param fingerprint the text's fingerprint
 */
public record FileText(String content, Fingerprint fingerprint) {

	public static FileText of(String content) {
		return new FileText(content, Fingerprint.of(content));
	}

	@Override
	public String toString() {
		return "(text " + this.fingerprint + ")";
	}

}
