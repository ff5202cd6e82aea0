package dev.wm.cli.command.update;

import java.util.concurrent.Callable;

import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.option.WriteOptions;
import dev.wm.cli.command.run.MeshWriter;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.release.NewRollOut;
import dev.wm.contract.v1.release.ReleaseVersion;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "update",
		description = { "Roll out a release to the gateways.",
				"Each updates itself when it next asks, and goes back by itself if the release does not work there;"
						+ " then no other gateway begins." },
		footer = { "", "What failed before is tried again. See how far they are with wm releases.",
				"A gateway that is held by itself stops no roll-out to the others.", "Example: wm update --percent 20",
				"Example: wm update", "Example: wm update --site sheen --version 0.1.0 --allow-downgrade" })
final class UpdateCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final WriteOptions options = new WriteOptions();

	@Option(names = "--site", paramLabel = "DOMAIN",
			description = "Only this site's gateway; with --hold, leave it out.")
	private @Nullable SiteDomain site;

	@Option(names = "--percent", paramLabel = "N",
			description = "Only so many of the gateways, the hub's last; the same ones each time.")
	private @Nullable Integer percent;

	@Option(names = "--version", paramLabel = "V", description = "This release (default: the newest).")
	private @Nullable ReleaseVersion version;

	@Option(names = "--hold", description = "Let no gateway begin an update until the next wm update.")
	private boolean hold;

	@Option(names = "--allow-downgrade", description = "Let gateways that run a newer release go back.")
	private boolean allowDowngrade;

	UpdateCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		if (this.percent != null && this.site != null) {
			throw CommandException.usage("Give either --site or --percent: one site has one gateway.");
		}
		if (this.percent != null && (this.percent < 1 || this.percent > 100)) {
			throw CommandException.usage("--percent is 1 to 100.");
		}
		NewRollOut wanted = new NewRollOut(this.version, this.site, this.percent, this.hold, this.allowDowngrade);
		return new MeshWriter(this.context, this.options).send(WriteRequest.rollOut(wanted),
				(rollOut) -> new RollOutPrinter(this.context.console()).show(rollOut, this.site));
	}

}
