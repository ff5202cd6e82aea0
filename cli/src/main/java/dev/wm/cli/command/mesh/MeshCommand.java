package dev.wm.cli.command.mesh;

import dev.wm.cli.command.option.ParentCommand;
import picocli.CommandLine.Command;

@Command(name = "mesh", description = "Add, list and remove saved meshes.", footer = { "", "Example: wm mesh list" })
final class MeshCommand extends ParentCommand {

}
