package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.Write.Kind;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "rotate-key", description = "Ask a site's gateway or a device to make itself a new key.",
		footer = { "", "Example: wm rotate-key sheen", "Example: wm rotate-key laptop.hub" })
final class RotateKey implements Callable<Integer> {

	private final Context context;

	@Mixin
	@SuppressWarnings("UnusedVariable") // picocli acts on it
	private final HelpOption help = new HelpOption();

	@Option(names = "--mesh", paramLabel = "MESH", description = "The mesh's slug or name; see wm mesh list.")
	private @Nullable String mesh;

	@Parameters(paramLabel = "SITE|DEVICE", description = "A site's domain, or a device's name with .hub.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String name;

	RotateKey(Context context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		Target target = Target.of(this.name);
		if (target.is(Kind.HOST)) {
			throw CommandException
				.usage("A host has no key: name a site, such as sheen, or a device, such as laptop.hub.");
		}
		this.context.registry(this.context.choice().forWriting(this.mesh)).rotateKey(target.kind(), target.name());
		this.context.screen()
			.line("Asked " + (target.is(Kind.SITE) ? "the gateway of " : "") + this.name
					+ " to make itself a new key.");
		return 0;
	}

}
