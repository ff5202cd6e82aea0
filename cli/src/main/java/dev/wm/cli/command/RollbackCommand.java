package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.Write;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", description = "Bring the mesh back to an earlier revision, as a new one.",
		footer = { "", "Example: wm rollback 40 --plan" })
final class RollbackCommand implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final RiskOptions options = new RiskOptions();

	@Parameters(paramLabel = "REVISION", description = "The revision to go back to; see wm history.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private Integer revision;

	RollbackCommand(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		Writing writing = new Writing(this.context, this.options);
		this.options.confirm(this.context,
				"Bring mesh " + writing.mesh().title() + " back to revision " + this.revision + "?");
		return writing.make(Write.rollback(this.revision), (diff) -> {
			writing.say("The mesh is as it was at revision " + this.revision + ", now revision " + diff.to() + ".");
			new Differences(this.context.screen()).show(diff.differences());
		});
	}

}
