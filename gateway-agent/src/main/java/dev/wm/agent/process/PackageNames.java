package dev.wm.agent.process;

/**
 * The package that has a program, for messages that say what to install.
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
