package dev.wm.cli.command.setup;

import dev.wm.cli.command.context.CommandContext;
import picocli.CommandLine.Command;

@Command(name = "netplan-setup", description = "Old name of host-setup.",
		footer = { "", "Example: wm netplan-setup 192.168.1.250 | sudo sh" })
final class NetplanSetupCommand extends HostSetupCommand {

	private final CommandContext context;

	NetplanSetupCommand(CommandContext context) {
		super(context);
		this.context = context;
	}

	@Override
	public Integer call() {
		this.context.console().error("warning: netplan-setup is deprecated: use host-setup.");
		return super.call();
	}

}
