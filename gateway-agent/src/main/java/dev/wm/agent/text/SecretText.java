package dev.wm.agent.text;

/**
 * A text with a secret in it; it prints itself without its content.
 *
 * @param content the text, for a 0600 file or a program's standard input only
 */
public record SecretText(String content) {

	@Override
	public String toString() {
		return "(secret text)";
	}

}
