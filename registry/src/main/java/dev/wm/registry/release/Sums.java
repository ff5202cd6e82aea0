package dev.wm.registry.release;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;

/**
 * The file {@code SHA256SUMS} in the format of sha256sum(1), with plain file names alone.
 */
final class Sums {

	private static final Pattern LINE = Pattern.compile("([0-9a-f]{64}) [ *]([A-Za-z0-9][A-Za-z0-9._~+-]{0,127})");

	private static final int MOST = 256;

	private Sums() {
	}

	/**
	 * Parses the file.
	 * @param content the file's content
	 * @return the sum of each file, in the order of the lines
	 * @throws RefusedReleaseException if a line is of another form, or names a file again
	 */
	static Map<String, String> parse(byte[] content) throws RefusedReleaseException {
		Map<String, String> sums = new LinkedHashMap<>();
		for (String line : new String(content, StandardCharsets.UTF_8).split("\n", 0)) {
			Matcher matcher = LINE.matcher(line);
			if (!matcher.matches()) {
				throw new RefusedReleaseException("SHA256SUMS has a line that is not a sum and a plain file name: "
						+ InvalidValueException.quote(line) + ".");
			}
			if (sums.put(matcher.group(2), matcher.group(1)) != null) {
				throw new RefusedReleaseException("SHA256SUMS names " + matcher.group(2) + " twice.");
			}
		}
		if (sums.size() > MOST) {
			throw new RefusedReleaseException("SHA256SUMS names more than " + MOST + " files.");
		}
		return sums;
	}

}
