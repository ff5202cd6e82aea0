package dev.wm.cli.command.enrol;

import dev.wm.cli.output.ConsoleOutput;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.RegistryUrl;

/**
 * Warns of a registry's URL that only the registry's own machine can use.
 */
final class LocalUrl {

	private LocalUrl() {
	}

	static void warn(ConsoleOutput console, String url, String whom) {
		if (isLocal(url)) {
			console.error("warning: " + url + " works only on the registry's own machine: for a " + whom
					+ " elsewhere set WM_PUBLIC_URL there first.");
		}
	}

	private static boolean isLocal(String url) {
		try {
			return RegistryUrl.parse(url).isLoopback();
		}
		catch (InvalidValueException ex) {
			return false;
		}
	}

}
