package dev.wm.contract.v1.check;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Something that is wrong now, and what to do about it.
 *
 * @param severity how much it matters
 * @param code which of the registry's checks found it; a program may depend on it
 * @param object what kind of object it is about
 * @param name which one
 * @param detail one sentence that says what is wrong
 * @param remedy one sentence that says what to do
 */
public record Finding(Severity severity, String code, String object, String name, String detail, String remedy) {

	public Finding {
		requirePresent(severity, "severity");
		requirePresent(code, "code");
		requirePresent(object, "object");
		requirePresent(name, "name");
		requirePresent(detail, "detail");
		requirePresent(remedy, "remedy");
	}

}
