package dev.wm.agent.process;

/**
 * Which package has a program, for the sentence that says what to install.
 */
final class PackageNames {

	private PackageNames() {
	}

	static String of(String program) {
		return switch (program) {
			case "nft" -> "nftables";
			case "wg" -> "wireguard-tools";
			case "ip" -> "iproute2";
			case "ping" -> "iputils-ping";
			case "conntrack" -> "conntrack (Alpine: conntrack-tools)";
			default -> program;
		};
	}

}
