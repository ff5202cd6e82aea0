package dev.wm.cli.command.result;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.enrolment.PendingEnrolment;

/**
 * The ID of a token on the command line: {@code c3} is a credential, {@code e5} an
 * enrolment token, which the registry numbers separately.
 *
 * @param enrolment whether it is an enrolment token
 * @param id the registry's number
 */
public record TokenId(boolean enrolment, long id) {

	private static final Pattern FORM = Pattern.compile("([ce])(\\d{1,18})");

	public static TokenId of(Credential credential) {
		return new TokenId(false, credential.id());
	}

	public static TokenId of(PendingEnrolment token) {
		return new TokenId(true, token.id());
	}

	public static TokenId parse(String text) {
		Matcher matcher = FORM.matcher(text);
		if (!matcher.matches()) {
			// The argument may be the token itself, so it is not repeated.
			throw new InvalidValueException(
					"That is not a token's ID: write one from wm token list, such as c3 for a credential or e5 for"
							+ " an enrolment token.");
		}
		return new TokenId(matcher.group(1).equals("e"), Long.parseLong(matcher.group(2)));
	}

	@Override
	public String toString() {
		return (this.enrolment ? "e" : "c") + this.id;
	}

}
