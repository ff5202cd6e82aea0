package dev.wm.cli.command.history;

import java.util.concurrent.Callable;

import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.ConfirmOptions;
import dev.wm.cli.command.result.DiffPrinter;
import dev.wm.cli.command.run.MeshWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "rollback", description = "Restore an earlier revision as a new one.",
		footer = { "", "Example: wm rollback 40 --plan" })
final class RollbackCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final ConfirmOptions options = new ConfirmOptions();

	@Parameters(paramLabel = "REVISION", description = "The revision to go back to; see wm history.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private Integer revision;

	RollbackCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		MeshWriter writer = new MeshWriter(this.context, this.options);
		var write = WriteRequest.rollback(this.revision);
		writer.confirm(this.options, write,
				"Roll mesh " + writer.mesh().title() + " back to revision " + this.revision + "?");
		return writer.send(write, (diff) -> {
			writer.say("Rolled back to revision " + this.revision + ", as revision " + diff.to() + ".");
			new DiffPrinter(this.context.console()).show(diff.differences());
		});
	}

}
