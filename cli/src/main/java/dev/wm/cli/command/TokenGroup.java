package dev.wm.cli.command;

import picocli.CommandLine.Command;

@Command(name = "token", description = "Make, list and revoke credentials and enrolment tokens.",
		footer = { "", "Example: wm token list" })
final class TokenGroup extends Group {

}
