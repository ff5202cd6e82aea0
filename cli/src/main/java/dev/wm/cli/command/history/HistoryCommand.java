package dev.wm.cli.command.history;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.result.DiffPrinter;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.output.RelativeTime;
import dev.wm.cli.output.Table;
import dev.wm.contract.v1.change.Change;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "history", description = "Show the change log, newest first.",
		footer = { "", "Example: wm history --limit 5 -o wide" })
final class HistoryCommand implements Callable<Integer> {

	private static final int MOST = 1000;

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	@Option(names = "--limit", paramLabel = "N", defaultValue = "20",
			description = "How many changes to show (default: 20).")
	private Integer limit = 20;

	HistoryCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		if (this.limit < 1 || this.limit > MOST) {
			throw CommandException.usage("--limit: write a number from 1 to " + MOST + ".");
		}
		return new MultiMeshReader(this.context).read(this.options, (registry) -> registry.changes(this.limit),
				(mesh, changes) -> show(changes));
	}

	private void show(List<Change> changes) {
		if (changes.isEmpty()) {
			this.context.console().line("The change log is empty.");
		}
		else if (this.options.isWide()) {
			Table table = new Table("REVISION", "TIME", "WHO", "WHAT", "DIFFERENCE");
			changes.forEach((change) -> table.row(change.revision(), change.at(), who(change), what(change),
					DiffPrinter.describe(change.object(), change.name(), change.before(), change.after())));
			this.context.console().wideTable(table);
		}
		else {
			Table table = new Table("REVISION", "WHEN", "WHO", "WHAT");
			changes.forEach((change) -> table.row(change.revision(), ago(change), who(change), what(change)));
			this.context.console().table(table);
		}
	}

	private String ago(Change change) {
		return RelativeTime.of(Duration.between(change.at(), this.context.clock().instant()));
	}

	private static String who(Change change) {
		return (change.actorLabel() != null) ? change.actorLabel() + " (" + change.actor() + ")" : change.actor();
	}

	private static String what(Change change) {
		return change.action() + " " + change.object() + " " + change.name();
	}

}
