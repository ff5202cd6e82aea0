package dev.wm.cli.command;

import java.util.concurrent.Callable;

import dev.wm.cli.client.Write;
import dev.wm.cli.client.Write.Kind;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "rotate-key", description = "Ask a site's gateway or a device to make itself a new key.",
		footer = { "", "Example: wm rotate-key sheen", "Example: wm rotate-key laptop.hub" })
final class RotateKey implements Callable<Integer> {

	private final Context context;

	@Mixin
	private final WriteOptions options = new WriteOptions();

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
		Writing writing = new Writing(this.context, this.options);
		return writing.make(Write.rotateKey(target.kind(), target.name()), (asked) -> writing.say(
				"Asked " + (target.is(Kind.SITE) ? "the gateway of " : "") + this.name + " to make itself a new key."));
	}

}
