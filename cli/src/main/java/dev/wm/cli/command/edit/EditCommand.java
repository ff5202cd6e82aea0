package dev.wm.cli.command.edit;

import dev.wm.cli.command.option.ParentCommand;
import picocli.CommandLine.Command;

@Command(name = "edit", description = "Change a host, device or site.",
		footer = { "", "Example: wm edit host nas.sheen --set local_address=192.168.1.21" })
final class EditCommand extends ParentCommand {

}
