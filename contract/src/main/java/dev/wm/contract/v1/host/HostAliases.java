package dev.wm.contract.v1.host;

import java.util.List;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.HostAlias;
import dev.wm.contract.net.HostName;
import org.jspecify.annotations.Nullable;

/**
 * The rule for a host's aliases: each once, in order, not too many, and not its own name.
 */
final class HostAliases {

	private HostAliases() {
	}

	/** The aliases of a host; its own name, which earlier versions took, is none. */
	static List<HostAlias> others(HostName host, @Nullable List<HostAlias> aliases) {
		return sorted(aliases).stream().filter((alias) -> !isOwnName(host, alias)).toList();
	}

	/**
	 * The aliases that somebody wants for a host.
	 * @throws InvalidValueException if its own name is one of them, or there are too many
	 */
	static List<HostAlias> wanted(HostName host, @Nullable List<HostAlias> aliases) {
		List<HostAlias> sorted = sorted(aliases);
		if (sorted.stream().anyMatch((alias) -> isOwnName(host, alias))) {
			throw new InvalidValueException("\"" + host.label() + "\" is the host's own name at " + host.domain()
					+ " and needs no alias: leave it out, or write *." + host.label() + " for all names below it.");
		}
		return sorted;
	}

	private static boolean isOwnName(HostName host, HostAlias alias) {
		return !alias.wildcard() && alias.label().equals(host.label());
	}

	private static List<HostAlias> sorted(@Nullable List<HostAlias> aliases) {
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
