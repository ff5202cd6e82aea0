package dev.wm.cli.settings;

/**
 * A mesh that the user set up, known by its slug.
 */
public sealed interface MeshEntry permits MeshSettings, BrokenMesh {

	/**
	 * The short name that {@code --mesh} takes.
	 * @return the file's name without its ending
	 */
	String slug();

}
