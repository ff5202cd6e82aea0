package dev.wm.cli.output;

import java.util.Map;

/**
 * Colour support and width of the output.
 *
 * @param colour whether to use colour
 * @param width how many characters fit on a line, 0 if that does not matter
 */
public record TerminalCapabilities(boolean colour, int width) {

	/** What a program or a file gets. */
	public static final TerminalCapabilities PLAIN = new TerminalCapabilities(false, 0);

	/**
	 * What suits the place that the output goes to. The launcher sets {@code COLUMNS}.
	 * @param terminal whether it is a terminal
	 * @param variables the environment variables; see no-color.org for {@code NO_COLOR}
	 * @return colour and width only for a terminal
	 */
	public static TerminalCapabilities of(boolean terminal, Map<String, String> variables) {
		if (!terminal) {
			return PLAIN;
		}
		boolean colour = variables.getOrDefault("NO_COLOR", "").isEmpty() && !"dumb".equals(variables.get("TERM"));
		String columns = variables.getOrDefault("COLUMNS", "");
		return new TerminalCapabilities(colour, columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : 0);
	}

}
