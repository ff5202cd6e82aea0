package dev.wm.cli.settings;

/**
 * A saved mesh, known by its slug.
 */
public sealed interface MeshEntry permits MeshSettings, BrokenMesh {

	/**
	 * The short name that {@code --mesh} takes.
	 * @return the file's name without its ending
	 */
	String slug();

}
