package dev.wm.agent.cache;

/**
 * A configuration that was in force.
 *
 * @param json the document as the registry sent it
 * @param tag its entity tag, with its quotes
 * @param revision the mesh's revision when it was fetched
 */
public record CachedConfig(String json, String tag, long revision) {

}
