package dev.wm.agent.observed;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.agent.text.Fingerprint;

/**
 * The nftables table that is loaded.
 *
 * @param claimed the fingerprint that its comment names
 * @param intact whether it still looks as it did right after it was loaded
 * @param recorded whether it is on disk how it looked then, for the agent's next start
 */
public record TableState(Optional<Fingerprint> claimed, boolean intact, boolean recorded) {

	private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*comment \"wm ([0-9a-f]{64})\"");

	/**
	 * The fingerprint that a table's comment names.
	 * @param listing the output of {@code nft list table}
	 * @return empty if there is no such comment
	 */
	public static Optional<Fingerprint> claim(String listing) {
		Matcher matcher = COMMENT.matcher(listing);
		return matcher.find() ? Optional.of(new Fingerprint(matcher.group(1))) : Optional.empty();
	}

}
