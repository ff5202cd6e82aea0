package dev.wm.cli.command.token;

import dev.wm.cli.command.option.ParentCommand;
import picocli.CommandLine.Command;

@Command(name = "token", description = "Create, list and revoke credentials and tokens.",
		footer = { "", "Example: wm token list" })
final class TokenCommand extends ParentCommand {

}
