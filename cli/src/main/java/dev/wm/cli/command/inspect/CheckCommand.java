package dev.wm.cli.command.inspect;

import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.output.Style;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "check",
		description = { "List problems with remedies, and tunnel handshakes.",
				"Exits with 1 if there is a warning or an error." },
		footer = { "", "The table shows the age of the last handshake of each row's gateway with each column's:",
				"- means never, ? not reported.", "Example: wm check" })
final class CheckCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	CheckCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return new MultiMeshReader(this.context).read(this.options, CheckResult::fetch, (mesh, result) -> show(result),
				CheckResult::isGood);
	}

	private void show(CheckResult result) {
		ConsoleOutput console = this.context.console();
		if (result.findings().isEmpty()) {
			console.line(Style.GOOD, "No problems found.");
		}
		result.findings().forEach((finding) -> FindingPrinter.show(console, finding));
		if (!result.tunnels().isEmpty()) {
			console.line("");
			new TunnelMatrix(result.tunnels(), this.context.clock().instant()).show(console, this.options.isWide());
		}
	}

}
