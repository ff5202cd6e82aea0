package dev.wm.registry.mesh;

/**
 * A state of the database that gateways' configurations follow from.
 *
 * @param revision how many writes there have been
 * @param observation how often something else in them became another
 */
public record MeshVersion(long revision, long observation) {
}
