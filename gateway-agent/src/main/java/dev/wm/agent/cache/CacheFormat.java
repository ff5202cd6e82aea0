package dev.wm.agent.cache;

import dev.wm.agent.text.Fingerprint;

/**
 * The format of a cached configuration: a header line, the SHA-256 of all that follows,
 * the revision, the entity tag, then the JSON; a line each.
 */
final class CacheFormat {

	private static final String FIRST_LINE = "wm-gateway last good configuration, format 1";

	private static final int PARTS = 3;

	private CacheFormat() {
	}

	static String write(CachedConfig config) {
		String content = config.revision() + "\n" + config.tag() + "\n" + config.json();
		return FIRST_LINE + "\n" + Fingerprint.of(content) + "\n" + content;
	}

	static CachedConfig read(String text) {
		String[] head = text.split("\n", PARTS);
		if (head.length < PARTS || !head[0].equals(FIRST_LINE)) {
			throw new CorruptCacheException("it is of an unknown format");
		}
		if (!Fingerprint.of(head[2]).hex().equals(head[1])) {
			throw new CorruptCacheException("its checksum is wrong");
		}
		String[] content = head[2].split("\n", PARTS);
		if (content.length < PARTS || !content[0].matches("\\d{1,18}")) {
			throw new CorruptCacheException("it is incomplete");
		}
		return new CachedConfig(content[2], content[1], Long.parseLong(content[0]));
	}

}
