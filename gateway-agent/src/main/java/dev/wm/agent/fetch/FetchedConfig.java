package dev.wm.agent.fetch;

/**
 * A configuration as the registry sent it.
 *
 * @param json its JSON
 * @param tag its entity tag, with its quotes
 * @param revision the mesh's revision then, 0 if the registry did not say
 * @param probe the number of the deep check that the registry asks for, 0 for none
 */
public record FetchedConfig(String json, String tag, long revision, long probe) {

}
