package dev.wm.cli.settings;

/**
 * A mesh whose file cannot be used.
 *
 * @param slug its short name
 * @param reason one sentence that names the file and what to do
 */
public record BrokenMesh(String slug, String reason) implements MeshEntry {
}
