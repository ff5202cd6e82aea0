package dev.wm.cli.command;

import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;

import dev.wm.cli.client.ImportWatch;
import dev.wm.cli.client.ObjectCount;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.output.Screen;
import dev.wm.cli.settings.Document;
import dev.wm.cli.settings.MeshSettings;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "import", description = "Fill an empty registry with what wm export or wm backup wrote.",
		footer = { "", "Example: wm import home-backup.json" })
final class Import implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final RiskOptions options = new RiskOptions();

	@Parameters(paramLabel = "FILE", description = "The document.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private Path file;

	Import(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		byte[] document = Document.read(this.file);
		MeshSettings mesh = this.context.choice().forWriting(this.options.mesh());
		RegistryClient registry = this.context.registry(mesh);
		if (this.options.isPlan()) {
			var plan = registry.planRestore(document);
			new Output(this.context, this.options).print(plan, () -> new Differences(this.context.screen()).show(plan));
			return 0;
		}
		this.options.confirm(this.context, "Fill mesh " + mesh.title() + " from " + this.file + "?");
		send(registry, document);
		this.context.screen().line("Imported " + this.file + " into mesh " + mesh.title() + ".");
		return 0;
	}

	private void send(RegistryClient registry, byte[] document) {
		Screen screen = this.context.screen();
		try {
			registry.restore(document, new Progress(screen, document.length, ObjectCount.of(document)));
		}
		finally {
			screen.progress("");
		}
	}

	private record Progress(Screen screen, long bytes, long objects) implements ImportWatch {

		@Override
		public void sent(long sent) {
			this.screen.progress((sent < this.bytes) ? "Sent " + sent * 100 / this.bytes + " %"
					: "The registry is checking and storing it");
		}

		@Override
		public void stored(long stored) {
			this.screen.progress(String.format(Locale.ROOT, "%,d of %,d objects", stored, this.objects));
		}

	}

}
