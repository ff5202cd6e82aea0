package dev.wm.cli.command.transfer;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.wm.cli.client.ExportObjectCounter;
import dev.wm.cli.client.ImportListener;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.ConfirmOptions;
import dev.wm.cli.command.result.DiffPrinter;
import dev.wm.cli.command.result.ResultPrinter;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.settings.ExportFile;
import dev.wm.cli.settings.MeshSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "import", description = "Import an export or backup into an empty registry.",
		footer = { "", "Example: wm import home-backup.json" })
final class ImportCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final ConfirmOptions options = new ConfirmOptions();

	@Parameters(paramLabel = "FILE", description = "An export or a backup.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private Path file;

	ImportCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		byte[] document = ExportFile.read(this.file);
		MeshSettings mesh = this.context.meshSelector().forWriting(this.options.mesh());
		RegistryClient registry = this.context.registry(mesh);
		if (this.options.isPlan()) {
			var plan = registry.planRestore(document);
			new ResultPrinter(this.context.console(), this.options.format()).print(plan,
					() -> new DiffPrinter(this.context.console()).show(plan));
			return 0;
		}
		this.options.confirm(this.context, "Fill mesh " + mesh.title() + " from " + this.file + "?");
		send(registry, document);
		this.context.console().line("Imported " + this.file + " into mesh " + mesh.title() + ".");
		return 0;
	}

	private void send(RegistryClient registry, byte[] document) {
		ConsoleOutput console = this.context.console();
		try {
			registry.restore(document, new Progress(console, document.length, ExportObjectCounter.of(document)));
		}
		finally {
			console.progress("");
		}
	}

	private record Progress(ConsoleOutput console, long bytes, long objects) implements ImportListener {

		@Override
		public void sent(long sent) {
			this.console.progress((sent < this.bytes) ? "Sent " + sent * 100 / this.bytes + " %"
					: "The registry is checking and storing it");
		}

		@Override
		public void stored(long stored) {
			this.console.progress(String.format(Locale.ROOT, "%,d of %,d objects", stored, this.objects));
		}

	}

}
