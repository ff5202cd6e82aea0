package dev.wm.contract.v1.gateway;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Traffic of the mesh that another firewall of its gateway's machine drops, such as
 * Docker's, ufw or firewalld.
 *
 * @param detail one sentence that says which chain drops what
 * @param command what allows it there, a line of shell
 * @param certain false if a rule is too complex to judge, so that it may be dropped
 */
public record FirewallBlock(String detail, String command, boolean certain) {

	public FirewallBlock {
		requirePresent(detail, "detail");
		requirePresent(command, "command");
	}

}
