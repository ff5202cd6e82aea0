package dev.wm.contract.v1.host;

import java.util.List;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.HostAlias;
import org.jspecify.annotations.Nullable;

/**
 * The rule for a host's aliases: each once, in order, and not too many.
 */
final class HostAliases {

	private HostAliases() {
	}

	static List<HostAlias> sorted(@Nullable List<HostAlias> aliases) {
		if (aliases == null || aliases.isEmpty()) {
			return List.of();
		}
		List<HostAlias> sorted = List.copyOf(aliases).stream().sorted().distinct().toList();
		if (sorted.size() > HostAlias.MOST) {
			throw new InvalidValueException("A host can have " + HostAlias.MOST + " aliases, and these are "
					+ sorted.size() + ": give fewer, or *.NAME for all names below one.");
		}
		return sorted;
	}

}
