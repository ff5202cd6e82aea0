package dev.wm.cli.command;

import dev.wm.cli.output.Screen;
import dev.wm.contract.v1.change.Plan;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * Which mesh it is about, and how a token is printed.
 */
class TokenOptions extends HelpOption {

	enum Format {

		TEXT, JSON, YAML, ENV

	}

	@Option(names = "--mesh", paramLabel = "MESH", description = "The mesh's slug or name; see wm mesh list.")
	private @Nullable String mesh;

	@Option(names = { "-o", "--output" }, paramLabel = "FORMAT", defaultValue = "text",
			description = "text (the default), json, yaml, or env for just the lines of an environment file.")
	private Format format = Format.TEXT;

	@Option(names = "--plan", description = "Change nothing: show what would differ, for each gateway too.")
	private boolean plan;

	@Nullable String mesh() {
		return this.mesh;
	}

	Format format() {
		return this.format;
	}

	boolean isPlan() {
		return this.plan;
	}

	/** A plan has no token, so it has no lines of an environment file either. */
	void print(Screen screen, Plan planned) {
		switch (this.format) {
			case JSON -> screen.json(planned);
			case YAML -> screen.yaml(planned);
			case TEXT, ENV -> new Differences(screen).show(planned);
		}
	}

}
