package dev.wm.cli.command;

import picocli.CommandLine.Command;

@Command(name = "token", description = "Make tokens for gateways.")
final class TokenGroup extends Group {

}
