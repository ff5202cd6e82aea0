package dev.wm.cli.command.transfer;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.HelpOption;
import dev.wm.cli.settings.ExportFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Export the registry as JSON, without secrets.",
		footer = { "", "Example: wm export home.json" })
final class ExportCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Option(names = "--mesh", paramLabel = "MESH", description = "The mesh's slug or name; see wm mesh list.")
	private @Nullable String mesh;

	@Parameters(arity = "0..1", paramLabel = "FILE", description = "File to write (default: standard output).")
	private @Nullable Path file;

	ExportCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		byte[] document = this.context.registry(this.context.meshSelector().forWriting(this.mesh)).export(false);
		if (this.file == null) {
			this.context.console().verbatim(new String(document, StandardCharsets.UTF_8));
			return 0;
		}
		ExportFile.write(this.file, document);
		this.context.console().line("Wrote " + this.file + " (" + document.length + " bytes).");
		return 0;
	}

}
