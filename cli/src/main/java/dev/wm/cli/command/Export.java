package dev.wm.cli.command;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;

import dev.wm.cli.settings.Document;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "export", description = "Write the whole registry as one JSON document, without secrets.",
		footer = { "", "Example: wm export home.json" })
final class Export implements Callable<Integer> {

	private final Context context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Option(names = "--mesh", paramLabel = "MESH", description = "The mesh's slug or name; see wm mesh list.")
	private @Nullable String mesh;

	@Parameters(arity = "0..1", paramLabel = "FILE", description = "Where to; standard output if absent.")
	private @Nullable Path file;

	Export(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		byte[] document = this.context.registry(this.context.choice().forWriting(this.mesh)).export(false);
		if (this.file == null) {
			this.context.screen().verbatim(new String(document, StandardCharsets.UTF_8));
			return 0;
		}
		Document.write(this.file, document);
		this.context.screen().line("Wrote " + this.file + " (" + document.length + " bytes).");
		return 0;
	}

}
