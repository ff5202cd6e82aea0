package dev.wm.cli.command.result;

import java.util.List;

/**
 * A result that consists of named objects.
 */
public interface Named {

	/**
	 * The objects that {@code -o name} prints the names of.
	 * @return contract records, names or collections of them
	 */
	List<?> objects();

}
