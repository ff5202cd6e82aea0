package dev.wm.cli.command;

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

	@Nullable String mesh() {
		return this.mesh;
	}

	Format format() {
		return this.format;
	}

}
