package dev.wm.cli.command.mesh;

import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.option.HelpOption;
import dev.wm.cli.command.option.YesOption;
import dev.wm.cli.settings.MeshEntry;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "remove", description = "Delete a saved URL and token; the mesh is not changed.",
		footer = { "", "Example: wm mesh remove 172-30" })
final class MeshRemoveCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Mixin
	@SuppressWarnings("UnusedVariable") // nothing is asked
	private final YesOption yes = new YesOption();

	@Parameters(paramLabel = "SLUG", description = "The mesh's slug; see wm mesh list.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String slug;

	MeshRemoveCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		MeshEntry entry = find(this.context.store().all());
		this.context.store().remove(entry);
		this.context.console().line("Removed mesh " + entry.slug() + " from this machine.");
		return 0;
	}

	// The argument is compared, never made a path of.
	private MeshEntry find(List<MeshEntry> entries) {
		return entries.stream().filter((entry) -> entry.slug().equals(this.slug)).findFirst().orElseThrow(() -> {
			String slugs = entries.stream().map(MeshEntry::slug).collect(Collectors.joining(" or "));
			return CommandException.usage("There is no mesh with the slug \"" + this.slug + "\" here"
					+ (slugs.isEmpty() ? "." : ": choose " + slugs + "."));
		});
	}

}
