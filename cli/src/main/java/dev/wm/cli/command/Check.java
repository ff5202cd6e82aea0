package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.output.Screen;
import dev.wm.cli.output.Tone;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "check", description = "Look for everything that is wrong, and say what to do. Fails if something is.",
		footer = { "", "The table shows when each row's gateway last shook hands with each column's:",
				"- is never, ? is not reported.", "Example: wm check" })
final class Check implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	Check(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		return this.context.reader()
			.read(this.options, CheckResult::fetch, (mesh, result) -> show(result), CheckResult::isGood);
	}

	private void show(CheckResult result) {
		Screen screen = this.context.screen();
		if (result.findings().isEmpty()) {
			screen.line(Tone.GOOD, "Nothing is wrong.");
		}
		result.findings().forEach((finding) -> FindingText.show(screen, finding));
		if (!result.tunnels().isEmpty()) {
			screen.line("");
			new TunnelMatrix(result.tunnels(), this.context.clock().instant()).show(screen, this.options.isWide());
		}
	}

}
