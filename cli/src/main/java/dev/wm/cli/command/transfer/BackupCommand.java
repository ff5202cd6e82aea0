package dev.wm.cli.command.transfer;

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

@Command(name = "backup", description = "Back up the registry, with secrets, to a private file.",
		footer = { "", "After wm import FILE into an empty registry every gateway and device keeps working.",
				"Example: wm backup home-backup.json" })
final class BackupCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Option(names = "--mesh", paramLabel = "MESH", description = "The mesh's slug or name; see wm mesh list.")
	private @Nullable String mesh;

	@Parameters(paramLabel = "FILE", description = "File to write; replaced if it exists.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private Path file;

	BackupCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		byte[] document = this.context.registry(this.context.meshSelector().forWriting(this.mesh)).export(true);
		ExportFile.write(this.file, document);
		this.context.console()
			.line("Wrote " + this.file + " (" + document.length
					+ " bytes, mode 0600): it holds secrets, store it like a password.");
		return 0;
	}

}
