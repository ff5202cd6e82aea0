package dev.wm.cli.manual;

/**
 * A builder of text in man(7) format. It escapes what is added.
 */
final class Roff {

	private final StringBuilder text = new StringBuilder();

	/** A request with arguments, such as {@code .SH NAME}. */
	Roff request(String name, String... arguments) {
		this.text.append('.').append(name);
		for (String argument : arguments) {
			this.text.append(' ').append(word(argument));
		}
		this.text.append('\n');
		return this;
	}

	private static String word(String argument) {
		String escaped = escape(argument).replace("\"", "\\(dq");
		return escaped.isEmpty() || escaped.indexOf(' ') >= 0 ? '"' + escaped + '"' : escaped;
	}

	/** Lines of text in several faces, such as {@link #bold} and {@link #plain} give. */
	Roff line(String... parts) {
		String line = String.join("", parts);
		// A line that begins so would be a request.
		this.text.append((line.startsWith(".") || line.startsWith("'")) ? "\\&" : "").append(line).append('\n');
		return this;
	}

	/** A text that is not filled: each line stays one. */
	Roff verbatim(String... lines) {
		request("RS", "4").request("nf");
		for (String each : lines) {
			line(plain(each));
		}
		return request("fi").request("RE");
	}

	static String plain(String text) {
		return escape(text);
	}

	static String bold(String text) {
		return "\\fB" + escape(text) + "\\fR";
	}

	static String italic(String text) {
		return "\\fI" + escape(text) + "\\fR";
	}

	// These would become typographic quotes and dashes, which nobody can copy into a
	// shell.
	private static String escape(String text) {
		return text.replace("\\", "\\e")
			.replace("-", "\\-")
			.replace("'", "\\(aq")
			.replace("`", "\\(ga")
			.replace("^", "\\(ha")
			.replace("~", "\\(ti");
	}

	@Override
	public String toString() {
		return this.text.toString();
	}

}
