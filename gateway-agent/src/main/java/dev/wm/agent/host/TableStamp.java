package dev.wm.agent.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.agent.text.Fingerprint;
import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of nft's listing of the rules right after they were loaded, kept on
 * disk so that a restart of the agent does not have to load them again.
 *
 * @param rules the fingerprint of the listed chains
 */
record TableStamp(Fingerprint rules) {

	private static final Pattern FORM = Pattern.compile("rules ([0-9a-f]{64})\n");

	static Optional<TableStamp> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches() ? Optional.of(new TableStamp(new Fingerprint(matcher.group(1)))) : Optional.empty();
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof TableStamp stamp && stamp.rules.equals(this.rules);
	}

	@Override
	public int hashCode() {
		return this.rules.hashCode();
	}

	@Override
	public String toString() {
		return "rules " + this.rules + "\n";
	}

}
