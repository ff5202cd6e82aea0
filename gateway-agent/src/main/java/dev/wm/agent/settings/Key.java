package dev.wm.agent.settings;

/**
 * The settings of gateway.env; the constants are named as in the file.
 */
enum Key {

	/** The site's domain. */
	SITE_DOMAIN,

	/** The site's part of the supernet. */
	SITE_SUBNET,

	/** Whether devices connect here. */
	IS_HUB,

	/** Where the registry is. */
	WM_REGISTRY_URL,

	/** The token that the gateway enrols with. */
	WM_REGISTRY_TOKEN,

	/** Where other gateways reach this one. */
	PUBLIC_IP,

	/** The UDP port that WireGuard listens on. */
	WM_LISTEN_PORT,

	/** The mesh's WireGuard interface. */
	WM_INTERFACE,

	/** The interfaces that are the site's LANs. */
	WM_LAN_INTERFACES,

	/** How often the registry is polled. */
	WM_POLL_INTERVAL,

	/** How long a new configuration may cut the gateway off before it is reverted. */
	WM_CONFIRM_TIMEOUT,

	/** Whether other firewalls of the machine are told to let the mesh's traffic pass. */
	WM_OPEN_FIREWALL,

	/** The upstream name servers. */
	WM_UPSTREAM_DNS,

	/** How often wm-agent asks for a release, in seconds; 0 for never. */
	WM_UPDATE_INTERVAL,

	/** How long wm-agent watches a new release, in seconds. */
	WM_UPDATE_TRIAL,

	/** Whether wm-agent updates this installation. */
	WM_UPDATE,

	/** The container's own set-up: left alone. */
	LXC_IFACES,

	/** The container's own set-up: left alone. */
	LXC_GATEWAY

}
