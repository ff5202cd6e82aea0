package dev.wm.agent.cache;

import java.util.Arrays;

import dev.wm.agent.text.Fingerprint;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * The format of a cached configuration: a header line, the SHA-256 of all that follows,
 * the revision, the entity tag, then the JSON; a line each.
 */
final class CacheFormat {

	private static final String FIRST_LINE = "wm-gateway last good configuration, format 1";

	private static final int PARTS = 3;

	private CacheFormat() {
	}

	// Bytes at once: it may be megabytes, and the agent has few.
	static byte[] write(CachedConfig config) {
		byte[] content = (config.revision() + "\n" + config.tag() + "\n" + config.json()).getBytes(UTF_8);
		byte[] head = (FIRST_LINE + "\n" + Fingerprint.of(content) + "\n").getBytes(UTF_8);
		byte[] whole = Arrays.copyOf(head, head.length + content.length);
		System.arraycopy(content, 0, whole, head.length, content.length);
		return whole;
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
