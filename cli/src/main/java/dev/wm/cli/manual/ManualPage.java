package dev.wm.cli.manual;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/**
 * The manual page of one command, section 1, in man(7) format.
 */
public final class ManualPage {

	private static final String SECTION = "1";

	private static final String EXAMPLE = "Example: ";

	private static final SortedMap<String, String> STATUS = new TreeMap<>(
			Map.of("0", "Success.", "1", "Failure; for check, deepcheck and doctor also: a problem was found.", "2",
					"Usage error, or no terminal to confirm on; nothing was changed."));

	private static final SortedMap<String, String> VARIABLES = new TreeMap<>(
			Map.of("REGISTRY_URL", "URL of the registry; with REGISTRY_TOKEN it replaces the saved meshes.",
					"REGISTRY_TOKEN", "Token for that registry.", "NO_COLOR", "Disables colour unless it is empty.",
					"XDG_CONFIG_HOME", "Replaces ~/.config."));

	private static final String OUTPUT = "-o text, wide, json, yaml or name selects the format. With json and yaml,"
			+ " one mesh gives the plain document; a read over several meshes gives an array of"
			+ " {\"mesh\":{\"slug\",\"name\"},\"items\":[...]} for lists, with \"item\" for anything else.";

	private static final Predicate<String> IS_EXAMPLE = (line) -> line.startsWith(EXAMPLE);

	private final CommandSpec spec;

	private final Roff text = new Roff();

	private ManualPage(CommandSpec spec) {
		this.spec = spec;
	}

	/**
	 * The pages of a program and of every command below it that its help shows.
	 * @param program the program's own command
	 * @return a page for each
	 */
	public static List<ManualPage> of(CommandLine program) {
		List<ManualPage> pages = new ArrayList<>();
		pages.add(new ManualPage(program.getCommandSpec()));
		visible(program).forEach((below) -> pages.addAll(of(below)));
		return pages;
	}

	private static Stream<CommandLine> visible(CommandLine command) {
		return command.getSubcommands()
			.values()
			.stream()
			.distinct()
			.filter((below) -> !below.getCommandSpec().usageMessage().hidden());
	}

	/**
	 * What the page is called.
	 * @return such as {@code wm-add-host}
	 */
	public String name() {
		return name(this.spec);
	}

	private static String name(CommandSpec spec) {
		return spec.qualifiedName("-");
	}

	/**
	 * The name of the file that the page belongs into.
	 * @return such as {@code wm-add-host.1}
	 */
	public String file() {
		return name() + "." + SECTION;
	}

	/**
	 * The page itself.
	 * @param version the program's version, for its foot
	 * @return its text
	 */
	public String text(String version) {
		String program = this.spec.root().name();
		this.text.request("TH", name().toUpperCase(Locale.ROOT), SECTION, "", version, program + " manual");
		this.text.request("nh").request("ad", "l");
		heading("NAME").line(Roff.plain(name()), " \\- ", Roff.plain(summary(this.spec)));
		heading("SYNOPSIS").line(new SynopsisRenderer(this.spec).command());
		description();
		arguments();
		commands();
		examples();
		exitStatus();
		surroundings();
		seeAlso();
		return this.text.toString();
	}

	private Roff heading(String title) {
		return this.text.request("SH", title);
	}

	private static String summary(CommandSpec spec) {
		String description = joined(spec.usageMessage().description()[0]).strip();
		return description.endsWith(".") ? description.substring(0, description.length() - 1) : description;
	}

	private static String joined(String... lines) {
		return String.join(" ", lines).replace("%n", " ").replace("%%", "%");
	}

	private void description() {
		heading("DESCRIPTION").line(Roff.plain(joined(this.spec.usageMessage().description()).strip()));
		List<String> notes = footer(IS_EXAMPLE.negate());
		if (!notes.isEmpty()) {
			this.text.request("PP").line(Roff.plain(String.join(" ", notes)));
		}
	}

	private List<String> footer(Predicate<String> wanted) {
		return Arrays.stream(this.spec.usageMessage().footer())
			.filter((line) -> !line.isBlank())
			.filter(wanted)
			.map((line) -> joined(line))
			.toList();
	}

	private void arguments() {
		List<PositionalParamSpec> parameters = this.spec.positionalParameters();
		List<OptionSpec> options = this.spec.options().stream().filter((option) -> !option.hidden()).toList();
		heading("OPTIONS");
		for (PositionalParamSpec parameter : parameters) {
			entry(Roff.italic(parameter.paramLabel()), parameter);
		}
		SynopsisRenderer synopsis = new SynopsisRenderer(this.spec);
		for (OptionSpec option : options) {
			entry(names(option) + synopsis.parameterOf(option), option);
		}
	}

	private static String names(OptionSpec option) {
		return Arrays.stream(option.names()).map(Roff::bold).collect(Collectors.joining(", "));
	}

	private void entry(String what, ArgSpec argument) {
		explain(what, joined(argument.description()));
	}

	private void commands() {
		List<CommandLine> below = visible(this.spec.commandLine()).toList();
		if (below.isEmpty()) {
			return;
		}
		heading("COMMANDS");
		for (CommandLine command : below) {
			CommandSpec each = command.getCommandSpec();
			explain(reference(each), joined(each.usageMessage().description()).strip());
		}
	}

	private static String reference(CommandSpec spec) {
		return Roff.bold(name(spec)) + "(" + SECTION + ")";
	}

	private void examples() {
		List<String> examples = footer(IS_EXAMPLE);
		if (!examples.isEmpty()) {
			heading("EXAMPLES");
			this.text
				.verbatim(examples.stream().map((line) -> line.substring(EXAMPLE.length())).toArray(String[]::new));
		}
	}

	private void exitStatus() {
		heading("EXIT STATUS");
		STATUS.forEach((code, meaning) -> explain(Roff.bold(code), meaning));
	}

	// What is the same for every command stands on the program's own page.
	private void surroundings() {
		if (this.spec.parent() != null) {
			return;
		}
		heading("OUTPUT").line(Roff.plain(OUTPUT));
		heading("ENVIRONMENT");
		VARIABLES.forEach((name, meaning) -> explain(Roff.bold(name), meaning));
		heading("FILES");
		explain(Roff.italic("~/.config/wm/SLUG.env"),
				"One for each mesh, mode 0600, with REGISTRY_URL and REGISTRY_TOKEN; may be written by hand.");
	}

	private void explain(String what, String meaning) {
		this.text.request("TP").line(what).line(Roff.plain(meaning));
	}

	private void seeAlso() {
		CommandSpec parent = this.spec.parent();
		if (parent == null) {
			return;
		}
		List<String> references = new ArrayList<>();
		references.add(reference(parent));
		if (parent.parent() != null) {
			visible(parent.commandLine()).map(CommandLine::getCommandSpec)
				.filter((each) -> !each.equals(this.spec))
				.forEach((each) -> references.add(reference(each)));
		}
		heading("SEE ALSO").line(String.join(", ", references));
	}

}
