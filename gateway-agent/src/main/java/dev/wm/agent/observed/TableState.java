package dev.wm.agent.observed;

import java.util.Optional;

import dev.wm.agent.table.Table;
import dev.wm.agent.text.Fingerprint;

/**
 * The observed nftables table.
 *
 * @param fingerprint the fingerprint in its comment
 * @param content its content, empty if it was changed since it was loaded or is unknown
 * @param recorded whether its listing is recorded on disk, for the agent's next start
 */
public record TableState(Optional<Fingerprint> fingerprint, Optional<Table> content, boolean recorded) {

	/**
	 * Whether it is still as it was loaded.
	 * @return false if it has to be loaded again, whatever its fingerprint
	 */
	public boolean intact() {
		return this.content.isPresent();
	}

}
