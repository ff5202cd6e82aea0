package dev.wm.contract.net;

import java.util.regex.Pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import dev.wm.contract.InvalidValueException;

/**
 * The display name of a mesh. It is printed in scripts and headings, so it keeps to
 * characters that mean nothing to a shell.
 *
 * @param text 1 to 40 letters, digits, spaces, dots, hyphens and underscores
 */
public record MeshName(@JsonValue String text) {

	private static final Pattern FORM = Pattern.compile("[\\p{L}\\p{N}]([\\p{L}\\p{N} ._-]{0,38}[\\p{L}\\p{N}])?");

	public MeshName {
		if (!FORM.matcher(text).matches()) {
			throw new InvalidValueException(InvalidValueException.quote(text)
					+ " is not a mesh name: use 1 to 40 letters, digits, spaces, dots, hyphens and underscores.");
		}
	}

	@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
	public static MeshName parse(String text) {
		return new MeshName(text);
	}

	@Override
	public String toString() {
		return this.text;
	}

}
