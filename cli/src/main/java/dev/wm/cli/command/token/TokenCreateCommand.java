package dev.wm.cli.command.token;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;

import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.client.WriteRequest;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.command.enrol.DeviceInstructions;
import dev.wm.cli.command.enrol.EnrolmentOptions;
import dev.wm.cli.command.enrol.GatewayInstructions;
import dev.wm.cli.command.result.TokenId;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.credential.CredentialKind;
import dev.wm.contract.v1.credential.IssuedCredential;
import dev.wm.contract.v1.credential.NewCredential;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "create", description = "Create an enrolment token, or a credential for people.",
		footer = { "", "Example: wm token create --site sheen", "Example: wm token create --viewer --label dashboard" })
final class TokenCreateCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final EnrolmentOptions options = new EnrolmentOptions();

	@ArgGroup(multiplicity = "1")
	@SuppressWarnings("NullAway.Init") // picocli sets it before the call
	private For purpose;

	@Option(names = "--label", paramLabel = "TEXT", description = "Label of the credential in wm token list.")
	private @Nullable String label;

	@Option(names = "--valid", paramLabel = "HOURS",
			description = "Hours until the enrolment token expires (default: the registry's).")
	private @Nullable Integer hours;

	TokenCreateCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		requireFitting();
		MeshSettings mesh = this.context.meshSelector().forWriting(this.options.mesh());
		RegistryClient registry = this.context.registry(mesh);
		Optional<CredentialKind> kind = this.purpose.kind();
		return kind.isPresent() ? credential(mesh, registry, new NewCredential(kind.get(), this.label))
				: enrolment(mesh, registry, new NewEnrolmentToken(this.purpose.site, this.purpose.device, validity()));
	}

	private int credential(MeshSettings mesh, RegistryClient registry, NewCredential wanted) {
		if (this.options.isPlan()) {
			this.options.print(this.context.console(), registry.plan(WriteRequest.issue(wanted)));
		}
		else {
			print(mesh, registry.send(WriteRequest.issue(wanted)));
		}
		return 0;
	}

	private int enrolment(MeshSettings mesh, RegistryClient registry, NewEnrolmentToken wanted) {
		if (this.options.isPlan()) {
			this.options.print(this.context.console(), registry.plan(WriteRequest.issue(wanted)));
			return 0;
		}
		EnrolmentToken token = registry.send(WriteRequest.issue(wanted));
		return (token.device() != null) ? printDevice(mesh, registry, token) : printSite(mesh, registry, token);
	}

	private void requireFitting() {
		boolean enrolment = this.purpose.kind().isEmpty();
		if (enrolment && this.label != null) {
			throw CommandException.usage("--label is for credentials: leave it out with --site and --device.");
		}
		if (!enrolment && this.hours != null) {
			throw CommandException.usage("--valid is for enrolment tokens: a credential works until it is revoked.");
		}
		if (this.purpose.device != null && this.options.format() == EnrolmentOptions.Format.ENV) {
			throw CommandException.usage("A device has no environment file: use -o text or json.");
		}
	}

	private @Nullable Long validity() {
		return (this.hours != null) ? Duration.ofHours(this.hours).toSeconds() : null;
	}

	private void print(MeshSettings mesh, IssuedCredential issued) {
		switch (this.options.format()) {
			case JSON -> this.context.console().json(issued);
			case YAML -> this.context.console().yaml(issued);
			case ENV -> {
				this.context.console().line("REGISTRY_URL=" + mesh.url());
				this.context.console().line("REGISTRY_TOKEN=" + issued.token().secret());
			}
			case TEXT -> {
				this.context.console().line(issued.token().secret());
				this.context.console()
					.line("It is not shown again. It has " + rights(issued.credential().kind())
							+ "; revoke it with wm token revoke " + TokenId.of(issued.credential()) + ".");
			}
		}
	}

	private static String rights(CredentialKind kind) {
		return (kind == CredentialKind.ADMIN) ? "full access" : "read-only access";
	}

	private int printDevice(MeshSettings mesh, RegistryClient registry, EnrolmentToken token) {
		switch (this.options.format()) {
			case JSON -> this.context.console().json(token);
			case YAML -> this.context.console().yaml(token);
			default ->
				DeviceInstructions
					.of(registry.get(WriteRequest.Kind.DEVICE, String.valueOf(token.device())).value(), token,
							GatewayInstructions.registryUrl(mesh, registry), registry)
					.print(this.context.console());
		}
		return 0;
	}

	private int printSite(MeshSettings mesh, RegistryClient registry, EnrolmentToken token) {
		switch (this.options.format()) {
			case JSON -> this.context.console().json(token);
			case YAML -> this.context.console().yaml(token);
			case ENV -> GatewayInstructions.Source.of(mesh, registry).with(token).print(this.context.console());
			case TEXT ->
				GatewayInstructions.Source.of(mesh, registry).with(token).printWithInstructions(this.context.console());
		}
		return 0;
	}

	/** What it is for. */
	static final class For {

		@Option(names = "--site", paramLabel = "DOMAIN", description = "For this site's gateway.")
		private @Nullable SiteDomain site;

		@Option(names = "--device", paramLabel = "NAME", description = "For this device.")
		private @Nullable DnsLabel device;

		@Option(names = "--admin", description = "A credential with full access.")
		private boolean admin;

		@Option(names = "--viewer", description = "A read-only credential.")
		private boolean viewer;

		Optional<CredentialKind> kind() {
			if (this.admin) {
				return Optional.of(CredentialKind.ADMIN);
			}
			return this.viewer ? Optional.of(CredentialKind.VIEWER) : Optional.empty();
		}

	}

}
