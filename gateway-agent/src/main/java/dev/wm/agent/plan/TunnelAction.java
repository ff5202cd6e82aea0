package dev.wm.agent.plan;

import dev.wm.agent.text.SecretText;
import dev.wm.contract.net.InterfaceAddress;
import dev.wm.contract.net.InterfaceName;

/**
 * Changes the WireGuard interface.
 */
public sealed interface TunnelAction extends Action {

	/**
	 * Creates the interface.
	 *
	 * @param name the interface
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
	 * Removes an interface that the agent made under an earlier name, and its file.
	 *
	 * @param name the interface
	 */
	record RemoveInterface(InterfaceName name) implements TunnelAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.TUNNEL;
		}

		@Override
		public String text() {
			return "remove " + this.name;
		}

	}

	/**
	 * Removes the agent's interface, when the agent is taken off the machine.
	 *
	 * @param name the interface
	 */
	record DeleteInterface(InterfaceName name) implements TunnelAction {

		@Override
		public ApplyStage stage() {
			return ApplyStage.TUNNEL;
		}

		@Override
		public String text() {
			return "remove " + this.name;
		}

	}

	/**
	 * Syncs the interface's key, port and peers with a text ({@code wg syncconf}), which
	 * leaves equal peers alone.
	 *
	 * @param name the interface
	 * @param config the text for {@code wg syncconf}
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
	 * Adds an address to the interface.
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
	 * Removes an address from the interface.
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
	 * Brings the interface up with an MTU.
	 *
	 * @param name the interface
	 * @param mtu the MTU in bytes
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
	 * Takes the interface down, and with it its routes.
	 *
	 * @param name the interface
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
