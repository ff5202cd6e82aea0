package dev.wm.agent.cache;

import org.jspecify.annotations.Nullable;

/**
 * A configuration with its entity tag and revision, as it is kept on disk.
 *
 * @param json the JSON as the registry sent it
 * @param tag its entity tag, with its quotes
 * @param revision the mesh's revision when it was fetched
 */
public record CachedConfig(String json, String tag, long revision) {

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof CachedConfig config && config.revision == this.revision && config.tag.equals(this.tag)
				&& config.json.equals(this.json);
	}

	@Override
	public int hashCode() {
		return 31 * this.tag.hashCode() + Long.hashCode(this.revision);
	}

}
