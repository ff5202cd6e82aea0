package dev.wm.cli.command.program;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.HelpOption;
import dev.wm.cli.manual.ManualPage;
import dev.wm.cli.settings.ExportFile;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(name = "man", hidden = true, description = "Write the manual pages of all commands.",
		footer = { "", "Example: wm man /usr/local/share/man/man1" })
final class ManCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Parameters(paramLabel = "FOLDER", description = "Where the pages go.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private Path folder;

	@Spec
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private CommandSpec spec;

	ManCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		CommandLine program = this.spec.root().commandLine();
		String version = String.join(" ", program.getCommandSpec().version());
		List<ManualPage> pages = ManualPage.of(program);
		pages.forEach((page) -> ExportFile.publish(this.folder.resolve(page.file()), page.text(version)));
		this.context.console().line("Wrote " + pages.size() + " manual pages to " + this.folder + ".");
		return 0;
	}

}
