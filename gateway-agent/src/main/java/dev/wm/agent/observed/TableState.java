package dev.wm.agent.observed;

import java.util.Optional;

import dev.wm.agent.table.Table;
import dev.wm.agent.text.Fingerprint;

/**
 * The nftables table that is loaded.
 *
 * @param claimed the fingerprint that its comment names
 * @param content what it holds, empty if it was changed since it was loaded, or if nobody
 * knows
 * @param recorded whether it is on disk how it looked then, for the agent's next start
 */
public record TableState(Optional<Fingerprint> claimed, Optional<Table> content, boolean recorded) {

	/**
	 * Whether it still is as it was loaded.
	 * @return false if it has to be loaded again, whatever it claims
	 */
	public boolean intact() {
		return this.content.isPresent();
	}

}
