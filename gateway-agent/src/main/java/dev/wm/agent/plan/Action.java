package dev.wm.agent.plan;

import dev.wm.contract.v1.gateway.Subsystem;

/**
 * One change to the machine, as a value: the host package executes it. Each subsystem has
 * its own kinds; {@link WriteFile} and {@link RemoveFile} are shared.
 */
public sealed interface Action permits FirewallAction, TunnelAction, RouteAction, DnsAction, WriteFile, RemoveFile {

	/** The stage that has to wait once this action fails. */
	ApplyStage stage();

	/** The subsystem that it is reported under. */
	default Subsystem subsystem() {
		return stage().subsystem();
	}

	/** The change as a verb phrase, such as {@code load table ip wm}, for the log. */
	String text();

	/**
	 * Whether it only writes down what is applied already: if it fails, nothing else has
	 * to wait for it.
	 */
	default boolean isRecord() {
		return false;
	}

}
