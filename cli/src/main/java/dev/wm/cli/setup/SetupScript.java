package dev.wm.cli.setup;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import dev.wm.contract.key.BearerToken;
import dev.wm.contract.key.KeyFingerprint;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.net.MeshName;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.device.DeviceType;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * Generates the setup scripts for routers, hosts and devices of a mesh. The same mesh
 * gives the same text.
 *
 * @param name what people call the mesh
 * @param supernet what is routed into it
 * @param domains the names that are asked for there, sorted
 */
public record SetupScript(MeshName name, Cidr supernet, List<SiteDomain> domains) {

	private static final Pattern INCLUDE = Pattern.compile("^@([a-z-]+\\.sh)@\n", Pattern.MULTILINE);

	/**
	 * Of a mesh as it is now.
	 * @param config the administrator's view
	 * @return every site's domain, and the devices'
	 */
	public static SetupScript of(MeshConfig config) {
		TreeSet<SiteDomain> domains = config.sites()
			.stream()
			.map(Site::domain)
			.collect(Collectors.toCollection(TreeSet::new));
		domains.add(SiteDomain.HUB);
		return new SetupScript(config.meshName(), config.supernet(), List.copyOf(domains));
	}

	/**
	 * Takes an OpenWrt router into the mesh, or out of it again.
	 * @param gateway the LAN address of the site's gateway
	 * @param forwarded the UDP port to forward to it, null for none
	 * @param mode what to do
	 * @return a script for a POSIX shell
	 */
	public String openwrt(IpAddress gateway, @Nullable Port forwarded, Mode mode) {
		return head("openwrt-setup") + mode.lines() + "section=" + Shell.quote("wm_" + id()) + "\nsupernet="
				+ Shell.quote(this.supernet) + "\ngateway=" + Shell.quote(gateway) + "\ndomains="
				+ Shell.quote(joined(this.domains)) + "\nport=" + ((forwarded != null) ? Shell.quote(forwarded) : "")
				+ "\n\n" + text("openwrt-install.sh");
	}

	/**
	 * Takes one Linux machine with systemd-resolved into the mesh, or out of it again.
	 * @param slug the mesh's short name, which its file there gets
	 * @param gateway the LAN address of the site's gateway, null to take it out
	 * @param routes the networks to route to the gateway
	 * @param mode what to do
	 * @return a script for a POSIX shell
	 */
	public String host(String slug, @Nullable IpAddress gateway, List<Cidr> routes, Mode mode) {
		return head("host-setup") + mode.lines() + "slug=" + Shell.quote(slug) + "\nsupernet="
				+ Shell.quote(this.supernet) + "\nroutes=" + Shell.quote(joined(routes)) + "\ngateway="
				+ ((gateway != null) ? Shell.quote(gateway) : "") + "\ndomains=" + Shell.quote(joined(this.domains))
				+ "\n\n" + text("host.sh");
	}

	/**
	 * Takes one Linux machine with systemd-resolved into the mesh by one route for all of
	 * it, or out of it again.
	 * @param slug the mesh's short name, which its file there gets
	 * @param gateway the LAN address of the site's gateway, null to take it out
	 * @param mode what to do
	 * @return a script for a POSIX shell
	 */
	public String host(String slug, @Nullable IpAddress gateway, Mode mode) {
		return host(slug, gateway, List.of(this.supernet), mode);
	}

	/**
	 * Installs a gateway, by the script that the registry serves.
	 * @param registry where it reaches the registry
	 * @param token what it enrols with
	 * @param key the fingerprint of the key that releases are signed with
	 * @return a command for a shell, of one line
	 */
	public static String gateway(String registry, BearerToken token, KeyFingerprint key) {
		String url = base(registry);
		return "curl -fsSL " + Shell.quote(url + Api.INSTALL_GATEWAY) + " | sudo sh -s -- --registry "
				+ Shell.quote(url) + " --token " + Shell.quote(token.secret()) + " --key " + key;
	}

	private static String base(String url) {
		return url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
	}

	/**
	 * Joins a machine to the mesh as a device, by the script that the registry serves. It
	 * needs no sudo where root has none.
	 * @param registry where it reaches the registry
	 * @param token what it enrols with
	 * @param name the device's name
	 * @param type its type
	 * @return a command for a shell, of one line
	 */
	public static String device(String registry, BearerToken token, DnsLabel name, DeviceType type) {
		String url = base(registry);
		return "curl -fsSL " + Shell.quote(url + Api.SETUP) + " | $(command -v sudo) sh -s -- --token "
				+ Shell.quote(token.secret()) + " --registry " + Shell.quote(url) + " --name " + name + " --type "
				+ type;
	}

	/**
	 * What a script does.
	 */
	public enum Mode {

		/** Takes it in, and asks the gateway every five minutes which sites there are. */
		FOLLOW("setup", "yes"),

		/** Takes it in, with the sites of now. */
		FIXED("setup", "no"),

		/** Takes it out. */
		UNDO("undo", "no");

		private final String mode;

		private final String follow;

		Mode(String mode, String follow) {
			this.mode = mode;
			this.follow = follow;
		}

		/**
		 * What somebody asked for.
		 * @param undo whether to take it out
		 * @param fixed whether it stays with the sites of now
		 * @return the mode
		 */
		public static Mode of(boolean undo, boolean fixed) {
			if (undo) {
				return UNDO;
			}
			return fixed ? FIXED : FOLLOW;
		}

		private String lines() {
			return "mode=" + this.mode + "\nfollow=" + this.follow + "\n";
		}

	}

	private String head(String command) {
		return "#!/bin/sh\n# Made by wm " + command + " for mesh " + this.name + ".\n";
	}

	/** What both uci and a file name take: 172.30.0.0/16 is {@code 172_30_0_0_16}. */
	private String id() {
		return this.supernet.toString().replaceAll("[./]", "_");
	}

	private static String joined(List<?> words) {
		return words.stream().map(Object::toString).collect(Collectors.joining(" "));
	}

	// A line such as @common.sh@ stands for that file, so that what is printed is one
	// file.
	private static String text(String name) {
		try (InputStream in = SetupScript.class.getResourceAsStream(name)) {
			String text = new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
			return INCLUDE.matcher(text).replaceAll((line) -> Matcher.quoteReplacement(text(line.group(1))));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
