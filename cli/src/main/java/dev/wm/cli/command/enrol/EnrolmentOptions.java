package dev.wm.cli.command.enrol;

import dev.wm.cli.command.option.HelpOption;
import dev.wm.cli.command.option.YesOption;
import dev.wm.cli.command.result.DiffPrinter;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.contract.v1.change.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/**
 * The options of commands that print an enrolment token.
 */
public class EnrolmentOptions extends HelpOption {

	public enum Format {

		TEXT, JSON, YAML, ENV

	}

	@Option(names = "--mesh", paramLabel = "MESH", description = "The mesh's slug or name; see wm mesh list.")
	private @Nullable String mesh;

	@Option(names = { "-o", "--output" }, paramLabel = "FORMAT", defaultValue = "text",
			description = "text (default), json, yaml, or env (lines of an environment file).")
	private Format format = Format.TEXT;

	@Mixin
	@SuppressWarnings("UnusedVariable") // nothing is asked
	private final YesOption yes = new YesOption();

	@Option(names = "--plan", description = "Dry run: show what would change, for each gateway too.")
	private boolean plan;

	public @Nullable String mesh() {
		return this.mesh;
	}

	public Format format() {
		return this.format;
	}

	public boolean isPlan() {
		return this.plan;
	}

	/** A plan has no token, so it has no lines of an environment file either. */
	public void print(ConsoleOutput console, Plan planned) {
		switch (this.format) {
			case JSON -> console.json(planned);
			case YAML -> console.yaml(planned);
			case TEXT, ENV -> new DiffPrinter(console).show(planned);
		}
	}

}
