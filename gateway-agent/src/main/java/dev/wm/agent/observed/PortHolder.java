package dev.wm.agent.observed;

import dev.wm.contract.net.IpAddress;

/**
 * Another program that listens on port 53.
 *
 * @param address where, 0.0.0.0 for every address of the machine
 * @param program its name
 * @param pid its process id, 0 if it is not known
 */
public record PortHolder(IpAddress address, String program, long pid) {

	/** The address that stands for every address of the machine. */
	public static final IpAddress EVERYWHERE = new IpAddress(0);

	/** Whether it has the port on every address. */
	public boolean isEverywhere() {
		return this.address.equals(EVERYWHERE);
	}

	@Override
	public String toString() {
		return (this.pid != 0) ? this.program + " (process " + this.pid + ")" : this.program;
	}

}
