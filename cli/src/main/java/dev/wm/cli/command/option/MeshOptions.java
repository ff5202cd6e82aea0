package dev.wm.cli.command.option;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/**
 * The options {@code --mesh}, {@code --output} and {@code --help}.
 */
public class MeshOptions extends OutputOption {

	@Option(names = "--mesh", paramLabel = "MESH", description = "The mesh's slug or name; see wm mesh list.")
	private @Nullable String mesh;

	public @Nullable String mesh() {
		return this.mesh;
	}

}
