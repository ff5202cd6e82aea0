package dev.wm.registry.instance;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * One start of a gateway's machine, as its agent names it in
 * {@link dev.wm.contract.v1.Api#INSTANCE_HEADER}.
 *
 * @param id its random id
 * @param parent the id that the machine had at its last start, null for its first
 */
record Instance(String id, @Nullable String parent) {

	private static final Pattern FORM = Pattern.compile("([0-9a-f]{32})(?: ([0-9a-f]{32}))?");

	/**
	 * Parses the header.
	 * @param header its value, null if it was not sent
	 * @return empty if it has not that form, as an agent of an earlier version sends none
	 */
	static Optional<Instance> parse(@Nullable String header) {
		Matcher matcher = FORM.matcher((header != null) ? header : "");
		return matcher.matches() ? Optional.of(new Instance(matcher.group(1), matcher.group(2))) : Optional.empty();
	}

	boolean descendsFrom(@Nullable String other) {
		return this.id.equals(other) || (other != null && other.equals(this.parent));
	}

}
