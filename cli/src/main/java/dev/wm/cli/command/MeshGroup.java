package dev.wm.cli.command;

import picocli.CommandLine.Command;

@Command(name = "mesh", description = "Set up, list and forget meshes.", footer = { "", "Example: wm mesh list" })
final class MeshGroup extends Group {

}
