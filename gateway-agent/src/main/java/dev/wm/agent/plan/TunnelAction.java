package dev.wm.agent.plan;

import dev.wm.agent.text.SecretText;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;

/**
 * Changes the WireGuard interface.
 */
public sealed interface TunnelAction extends Action {

	/**
	 * Makes the interface.
	 *
	 * @param name its name
	 */
	record CreateInterface(InterfaceName name) implements TunnelAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.TUNNEL;
		}

		@Override
		public String text() {
			return "create " + this.name;
		}

	}

	/**
	 * Makes the interface's keys, port and peers those of a text, leaving alone what is
	 * equal.
	 *
	 * @param name the interface
	 * @param config what {@code wg syncconf} reads
	 */
	record SyncTunnel(InterfaceName name, SecretText config) implements TunnelAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.TUNNEL;
		}

		@Override
		public String text() {
			return "sync the peers of " + this.name;
		}

	}

	/**
	 * Gives the interface an address.
	 *
	 * @param name the interface
	 * @param address the address
	 */
	record AddAddress(InterfaceName name, InterfaceAddress address) implements TunnelAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.TUNNEL;
		}

		@Override
		public String text() {
			return "add address " + this.address + " to " + this.name;
		}

	}

	/**
	 * Takes an address from the interface.
	 *
	 * @param name the interface
	 * @param address the address
	 */
	record RemoveAddress(InterfaceName name, InterfaceAddress address) implements TunnelAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.TUNNEL;
		}

		@Override
		public String text() {
			return "remove address " + this.address + " from " + this.name;
		}

	}

	/**
	 * Turns the interface on, with its MTU.
	 *
	 * @param name the interface
	 * @param mtu its largest packet
	 */
	record BringUp(InterfaceName name, int mtu) implements TunnelAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.TUNNEL;
		}

		@Override
		public String text() {
			return "bring " + this.name + " up with MTU " + this.mtu;
		}

	}

	/**
	 * Turns the interface off, and so its routes.
	 *
	 * @param name its name
	 */
	record TakeDown(InterfaceName name) implements TunnelAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.TUNNEL;
		}

		@Override
		public String text() {
			return "take " + this.name + " down";
		}

	}

}
