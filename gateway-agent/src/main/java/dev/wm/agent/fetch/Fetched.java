package dev.wm.agent.fetch;

/**
 * A configuration as the registry sent it.
 *
 * @param json the document
 * @param tag its entity tag, with its quotes
 * @param revision the mesh's revision then, 0 if the registry did not say
 */
public record Fetched(String json, String tag, long revision) {

}
