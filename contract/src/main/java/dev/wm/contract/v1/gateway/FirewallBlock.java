package dev.wm.contract.v1.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * Traffic of the mesh that another firewall of its gateway's machine drops or translates,
 * such as Docker's, ufw or firewalld.
 *
 * @param detail one sentence that says which chain does what
 * @param command what allows it there, a line of shell
 * @param certain false if a rule is too complex to judge, so that it may be dropped, and
 * if it passes from another address
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record FirewallBlock(String detail, String command, boolean certain) {

	public FirewallBlock {
		requirePresent(detail, "detail");
		requirePresent(command, "command");
	}

}
