package dev.wm.cli.command.mesh;

import dev.wm.cli.command.option.ParentCommand;
import picocli.CommandLine.Command;

@Command(name = "mesh", description = "Set up, list and forget meshes.", footer = { "", "Example: wm mesh list" })
final class MeshCommand extends ParentCommand {

}
