package dev.wm.contract.v1.release;

import java.lang.module.ModuleDescriptor;
import java.util.Comparator;
import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;

/**
 * The version of a release (Semantic Versioning 2.0.0, without build metadata). It is the
 * name of a directory too, so it has nothing that means something to a path or a shell.
 *
 * @param text three numbers of at most nine digits, and for a pre-release a hyphen and at
 * most 40 letters, digits, dots and hyphens
 */
public record ReleaseVersion(@JsonValue String text) implements Comparable<ReleaseVersion> {

	private static final String NUMBER = "(0|[1-9][0-9]{0,8})";

	private static final String IDENTIFIER = "(" + NUMBER + "|[0-9]{0,9}[A-Za-z-][0-9A-Za-z-]{0,30})";

	private static final Pattern FORM = Pattern.compile(
			NUMBER + "\\." + NUMBER + "\\." + NUMBER + "(-(?=.{1,40}$)" + IDENTIFIER + "(\\." + IDENTIFIER + ")*)?");

	// Equal versions have equal texts, whatever the library thinks of their parts.
	private static final Comparator<ReleaseVersion> ORDER = Comparator
		.comparing((ReleaseVersion version) -> ModuleDescriptor.Version.parse(version.text))
		.thenComparing(ReleaseVersion::text);

	public ReleaseVersion {
		if (!FORM.matcher(text).matches()) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not the version of a release: expected one such as 0.1.0 or 0.2.0-rc.1.");
		}
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static ReleaseVersion parse(String text) {
		return new ReleaseVersion(text);
	}

	/**
	 * Compares by age: a pre-release is older than its release.
	 */
	@Override
	public int compareTo(ReleaseVersion other) {
		return ORDER.compare(this, other);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
