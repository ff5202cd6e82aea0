package dev.wm.cli.command.token;

import java.util.concurrent.Callable;

import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.client.WriteRequest.Kind;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.option.WriteOptions;
import dev.wm.cli.command.result.ObjectName;
import dev.wm.cli.command.run.MeshWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

@Command(name = "rotate-key", description = "Have a gateway or device generate a new key.",
		footer = { "", "Example: wm rotate-key sheen", "Example: wm rotate-key laptop.hub" })
final class RotateKeyCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final WriteOptions options = new WriteOptions();

	@Parameters(paramLabel = "SITE|DEVICE", description = "A site's domain, or a device's name with .hub.")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private String name;

	RotateKeyCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		ObjectName target = ObjectName.of(this.name);
		if (target.is(Kind.HOST)) {
			throw CommandException
				.usage("A host has no key: name a site, such as sheen, or a device, such as laptop.hub.");
		}
		MeshWriter writer = new MeshWriter(this.context, this.options);
		return writer.send(WriteRequest.rotateKey(target.kind(), target.name()), (object) -> writer
			.say("Told " + (target.is(Kind.SITE) ? "the gateway of " : "") + this.name + " to generate a new key."));
	}

}
