package dev.wm.deploy.container;

/**
 * A container's end of a cable, with what it would get by DHCP.
 *
 * @param address its address and prefix length, such as 192.168.1.10/24
 * @param nameServer its name server
 * @param router its default gateway, empty if it has none on this cable
 */
public record Cable(String address, String nameServer, String router) {

	String network(int number) {
		return """
				[Match]
				Name=eth%d
				[Network]
				Address=%s
				DNS=%s
				LLMNR=no
				""".formatted(number, this.address, this.nameServer)
				+ (this.router.isEmpty() ? "" : "Gateway=" + this.router + "\n");
	}

}
