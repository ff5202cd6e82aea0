package dev.wm.cli.command;

import picocli.CommandLine.Command;

@Command(name = "netplan-setup", description = "The old name of host-setup.",
		footer = { "", "Example: wm netplan-setup 192.168.1.250 | sudo sh" })
final class NetplanSetup extends HostSetup {

	private final Context context;

	NetplanSetup(Context context) {
		super(context);
		this.context = context;
	}

	@Override
	public Integer call() {
		this.context.screen().error("warning: netplan-setup is the old name of host-setup and will go: use that one.");
		return super.call();
	}

}
