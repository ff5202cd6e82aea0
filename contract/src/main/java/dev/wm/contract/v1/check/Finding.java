package dev.wm.contract.v1.check;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A fault that a check found, with its remedy.
 *
 * @param severity how much it matters
 * @param code which of the registry's checks found it; a program may depend on it
 * @param object kind of the object that it is about
 * @param name name of that object
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
