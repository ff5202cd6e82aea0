package dev.wm.cli.manual;

import java.util.regex.Pattern;

import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi.IStyle;
import picocli.CommandLine.Help.Ansi.Text;
import picocli.CommandLine.Help.ColorScheme;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;

/**
 * Renders picocli's synopsis in man(7) format, with font faces for its colours.
 */
final class SynopsisRenderer {

	// Marks that stand in no help text.
	private static final char BOLD = '\u0001';

	private static final char ITALIC = '\u0002';

	private static final char END = '\u0003';

	private static final Pattern ESCAPE = Pattern.compile("\u001b\\[[0-9;]*m");

	private final Help help;

	SynopsisRenderer(CommandSpec spec) {
		ColorScheme faces = new ColorScheme.Builder(Help.Ansi.ON).commands(style(BOLD))
			.options(style(BOLD))
			.parameters(style(ITALIC))
			.optionParams(style(ITALIC))
			.build();
		this.help = new Help(spec, faces);
	}

	/** How the whole command is written, on one line. */
	String command() {
		return faces(this.help.synopsis(0));
	}

	/** What stands behind an option's names, empty for a switch. */
	String parameterOf(OptionSpec option) {
		Text label = this.help.createDefaultParamLabelRenderer()
			.renderParameterLabel(option, this.help.ansi(), this.help.colorScheme().optionParamStyles());
		return faces(label.toString());
	}

	private static String faces(String text) {
		String marked = ESCAPE.matcher(text).replaceAll("").strip().replaceAll("\\s+", " ");
		return Roff.plain(marked)
			.replace(String.valueOf(BOLD), "\\fB")
			.replace(String.valueOf(ITALIC), "\\fI")
			.replace(String.valueOf(END), "\\fR");
	}

	private static IStyle style(char on) {
		return new IStyle() {

			@Override
			public String on() {
				return String.valueOf(on);
			}

			@Override
			public String off() {
				return String.valueOf(END);
			}

		};
	}

}
