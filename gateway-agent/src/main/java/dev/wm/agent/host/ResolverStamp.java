package dev.wm.agent.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.agent.text.Fingerprint;

/**
 * The fingerprints of what a running dnsmasq has read, kept on disk for the agent's next
 * start.
 *
 * @param pid its process id
 * @param configuration the fingerprint of the configuration it was started with
 * @param names the fingerprint of the names it has read since
 */
record ResolverStamp(long pid, Fingerprint configuration, Fingerprint names) {

	private static final Pattern FORM = Pattern.compile("(\\d{1,10}) ([0-9a-f]{64}) ([0-9a-f]{64})\n");

	static Optional<ResolverStamp> parse(String text) {
		Matcher matcher = FORM.matcher(text);
		return matcher.matches() ? Optional.of(new ResolverStamp(Long.parseLong(matcher.group(1)),
				new Fingerprint(matcher.group(2)), new Fingerprint(matcher.group(3)))) : Optional.empty();
	}

	@Override
	public String toString() {
		return this.pid + " " + this.configuration + " " + this.names + "\n";
	}

}
