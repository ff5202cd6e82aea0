package dev.wm.registry.mesh;

/**
 * The version of the state that views are compiled from.
 *
 * @param revision the number of writes
 * @param observation the number of changed observations, such as learnt endpoints
 */
public record MeshVersion(long revision, long observation) {
}
