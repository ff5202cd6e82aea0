package dev.wm.cli;

import dev.wm.contract.text.Version;
import picocli.CommandLine.IVersionProvider;

/**
 * What {@code wm --version} prints.
 */
final class VersionProvider implements IVersionProvider {

	@Override
	public String[] getVersion() {
		return new String[] { "wm " + Version.text() };
	}

}
