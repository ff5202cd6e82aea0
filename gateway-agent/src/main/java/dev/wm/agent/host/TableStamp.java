package dev.wm.agent.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.agent.text.Fingerprint;

/**
 * How nft listed the table right after it was loaded, kept on disk so that a restart of
 * the agent does not have to load it again.
 *
 * @param large whether it is too large to be listed whole at each poll
 * @param full the listing
 * @param terse the listing without elements
 */
record TableStamp(boolean large, Fingerprint full, Fingerprint terse) {

	private static final Pattern FORM = Pattern.compile("(large|small) ([0-9a-f]{64}) ([0-9a-f]{64})\n");

	static Optional<TableStamp> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches() ? Optional.of(new TableStamp(matcher.group(1).equals("large"),
				new Fingerprint(matcher.group(2)), new Fingerprint(matcher.group(3)))) : Optional.empty();
	}

	@Override
	public String toString() {
		return (this.large ? "large " : "small ") + this.full + " " + this.terse + "\n";
	}

}
