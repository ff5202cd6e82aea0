package dev.wm.contract.v1.release;

import java.util.Arrays;
import java.util.Comparator;
import java.util.regex.Pattern;
import java.util.stream.Stream;

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

	private static final Pattern DIGITS = Pattern.compile("[0-9]+");

	// Clause 11, as a gateway's launcher compares, which refuses what it takes for older.
	private static final Comparator<ReleaseVersion> ORDER = Comparator
		.comparing(ReleaseVersion::numbers, Arrays::compare)
		.thenComparing(ReleaseVersion::isFinal)
		.thenComparing(ReleaseVersion::identifiers,
				(one, other) -> Arrays.compare(one, other, ReleaseVersion::compareIdentifiers));

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

	private int[] numbers() {
		return Stream.of(this.text.split("-", 2)[0].split("\\.")).mapToInt(Integer::parseInt).toArray();
	}

	private boolean isFinal() {
		return this.text.indexOf('-') < 0;
	}

	private String[] identifiers() {
		return isFinal() ? new String[0] : this.text.split("-", 2)[1].split("\\.");
	}

	// Numbers have at most nine digits.
	private static int compareIdentifiers(String one, String other) {
		boolean number = DIGITS.matcher(one).matches();
		if (number != DIGITS.matcher(other).matches()) {
			return number ? -1 : 1;
		}
		return number ? Integer.compare(Integer.parseInt(one), Integer.parseInt(other)) : one.compareTo(other);
	}

	/**
	 * Compares by age (Semantic Versioning 2.0.0, clause 11): a pre-release is older than
	 * its release, {@code rc.9} older than {@code rc.10}, and {@code rc10} older than
	 * {@code rc9}, since letters make it a text.
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
