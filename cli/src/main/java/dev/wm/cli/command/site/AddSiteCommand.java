package dev.wm.cli.command.site;

import java.util.concurrent.Callable;

import dev.wm.cli.client.ProblemException;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.RegistryException;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.context.Prompt;
import dev.wm.cli.command.enrol.EnrolmentOptions;
import dev.wm.cli.command.enrol.GatewayInstructions;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.Endpoint;
import dev.wm.contract.net.Port;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Command(name = "add-site", description = "Add a site and print its gateway's install command.",
		footer = { "", "Example: wm add-site gate --hub --endpoint 203.0.113.7", "Example: wm add-site sheen" })
final class AddSiteCommand implements Callable<Integer> {

	private static final String ALLOW_PUBLIC_DOMAIN = "--allow-public-domain";

	private final CommandContext context;

	@Mixin
	private final EnrolmentOptions options = new EnrolmentOptions();

	@Parameters(arity = "0..1", paramLabel = "DOMAIN", description = "The site's domain, such as sheen.")
	private @Nullable SiteDomain domain;

	@Option(names = "--hub", description = "Make it the hub, which devices connect to.")
	private boolean hub;

	@Option(names = "--subnet", paramLabel = "CIDR", description = "Its subnet (default: the next free one).")
	private @Nullable Cidr subnet;

	@Option(names = "--prefix-length", paramLabel = "N",
			description = "Prefix length of the next free subnet (default: 24).")
	private @Nullable Integer prefixLength;

	@Option(names = "--endpoint", paramLabel = "ADDR[:PORT]", description = "Its public endpoint for WireGuard.")
	private @Nullable Endpoint endpoint;

	@Option(names = "--listen-port", paramLabel = "N",
			description = "UDP port that its gateway listens on (default: 51820).")
	private @Nullable Port listenPort;

	@Option(names = ALLOW_PUBLIC_DOMAIN,
			description = { "Allow a top-level domain of the Internet, such as com, whose names no LAN resolves then",
					"(IANA's list of 2026-10-03)." })
	private boolean allowPublicDomain;

	AddSiteCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		requireTerminalForTheRest();
		MeshSettings mesh = this.context.meshSelector().forWriting(this.options.mesh());
		RegistryClient registry = this.context.registry(mesh);
		NewSite wanted = wanted();
		try {
			add(mesh, registry, wanted);
			return 0;
		}
		catch (ProblemException ex) {
			throw ex.is(ProblemCode.NAME_RESERVED) ? CommandException.failed(remedy(ex, wanted)) : ex;
		}
	}

	private void add(MeshSettings mesh, RegistryClient registry, NewSite wanted) {
		if (this.options.isPlan()) {
			this.options.print(this.context.console(), registry.plan(WriteRequest.add(wanted)));
			return;
		}
		// Whatever can be refused is asked before the site is there.
		GatewayInstructions.Source source = GatewayInstructions.Source.of(mesh, registry);
		Site site = registry.send(WriteRequest.add(wanted));
		print(site, source.with(token(registry, site.domain())));
	}

	// The registry knows the domain alone: what it says to run is what was given, and one
	// option more.
	private String remedy(ProblemException ex, NewSite wanted) {
		String start = "wm add-site " + wanted.domain();
		StringBuilder command = new StringBuilder(start);
		option(command, "--mesh", this.options.mesh());
		option(command, "--subnet", wanted.subnet());
		option(command, "--prefix-length", wanted.prefixLength());
		option(command, "--endpoint", wanted.endpoint());
		option(command, "--listen-port", wanted.listenPort());
		command.append(wanted.hub() ? " --hub" : "").append(this.options.isPlan() ? " --plan" : "");
		return String.valueOf(ex.getMessage())
			.replace(start + " " + ALLOW_PUBLIC_DOMAIN, command.append(' ').append(ALLOW_PUBLIC_DOMAIN));
	}

	private static void option(StringBuilder command, String name, @Nullable Object value) {
		if (value != null) {
			command.append(' ').append(name).append(' ').append(value);
		}
	}

	private void requireTerminalForTheRest() {
		if (this.subnet != null && this.prefixLength != null) {
			throw CommandException.usage("Give either --subnet or --prefix-length, not both.");
		}
		if (this.domain == null && !this.context.terminal().isInteractive()) {
			throw CommandException.usage("DOMAIN is missing: write wm add-site DOMAIN.");
		}
	}

	private NewSite wanted() {
		if (this.domain != null) {
			return new NewSite(this.domain, this.subnet, this.prefixLength, this.hub, this.endpoint, this.listenPort,
					this.allowPublicDomain);
		}
		Prompt prompt = new Prompt(this.context);
		SiteDomain name = prompt.ask("Domain, such as sheen: ", SiteDomain::parse);
		Endpoint where = (this.endpoint != null) ? this.endpoint
				: prompt.askOptional("Public address, if others can reach it (Enter for none): ", Endpoint::parse);
		return new NewSite(name, this.subnet, this.prefixLength, this.hub, where, this.listenPort,
				this.allowPublicDomain);
	}

	private static EnrolmentToken token(RegistryClient registry, SiteDomain site) {
		try {
			return registry.send(WriteRequest.issue(NewEnrolmentToken.forSite(site)));
		}
		catch (RegistryException ex) {
			throw CommandException.failed("Site " + site + " was added, but its gateway has no token yet: "
					+ ex.getMessage() + " Then run wm gateway-setup " + site + ".");
		}
	}

	private void print(Site site, GatewayInstructions gateway) {
		ConsoleOutput console = this.context.console();
		AddSiteResult added = new AddSiteResult(site, gateway.enrolment(), gateway.registryUrl(), gateway.command());
		switch (this.options.format()) {
			case JSON -> console.json(added);
			case YAML -> console.yaml(added);
			case ENV -> gateway.print(console);
			case TEXT -> {
				console.line("Added site " + site.domain() + ": subnet " + site.subnet() + ", gateway " + site.gateway()
						+ ".");
				console.line("");
				gateway.printWithInstructions(console);
			}
		}
	}

}
