package dev.wm.cli.command.inspect;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.cli.client.RegistryClient;
import dev.wm.cli.command.context.CommandContext;
import dev.wm.cli.command.option.MeshOptions;
import dev.wm.cli.command.result.Named;
import dev.wm.cli.command.result.ObjectNames;
import dev.wm.cli.command.run.MultiMeshReader;
import dev.wm.cli.output.CellText;
import dev.wm.cli.output.Table;
import dev.wm.cli.settings.MeshSettings;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.Severity;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.mesh.Mesh;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

@Command(name = "info", description = "Show a summary of the mesh.", footer = { "", "Example: wm info" })
final class InfoCommand implements Callable<Integer> {

	private final CommandContext context;

	@Mixin
	private final MeshOptions options = new MeshOptions();

	InfoCommand(CommandContext context) {
		this.context = context;
	}

	@Override
	public Integer call() {
		Instant now = this.context.clock().instant();
		return new MultiMeshReader(this.context).read(this.options, (registry) -> Summary.fetch(registry, now),
				this::show);
	}

	private void show(MeshSettings mesh, Summary summary) {
		Table table = new Table("Mesh", summary.mesh().meshName().text());
		table.row("Registry", mesh.url() + " (" + summary.mesh().version() + ")");
		table.row("Public URL", CellText.orDash(summary.mesh().publicUrl()));
		table.row("Network", summary.mesh().network() + ", " + summary.mesh().supernet());
		table.row("Revision", summary.mesh().revision());
		table.row("Hub", CellText.orDash(summary.hub()));
		table.row("Sites", summary.sites() + ", " + summary.gatewaysInSync() + " gateways in sync");
		table.row("Hosts", summary.hosts());
		table.row("Devices", summary.devices());
		table.row("Findings", summary.errors() + " errors, " + summary.warnings() + " warnings");
		this.context.console().table(table);
	}

	/**
	 * What {@code wm info -o json} prints.
	 *
	 * @param mesh the mesh itself
	 * @param hub the hub's domain, null if there is none
	 * @param sites how many sites there are
	 * @param hosts how many hosts
	 * @param devices how many devices
	 * @param gatewaysInSync how many gateways are up to date and were heard of lately
	 * @param errors how many findings of that severity there are
	 * @param warnings how many findings of that severity there are
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Summary(Mesh mesh, @Nullable String hub, int sites, int hosts, int devices,
			@JsonProperty("gateways_in_sync") long gatewaysInSync, long errors, long warnings) implements Named {

		static Summary fetch(RegistryClient registry, Instant now) {
			Mesh mesh = registry.mesh();
			MeshConfig config = registry.config();
			List<Finding> findings = registry.findings();
			return new Summary(mesh, hub(config), config.sites().size(), config.hosts().size(), config.devices().size(),
					inSync(registry.gateways(), now), count(findings, Severity.ERROR),
					count(findings, Severity.WARNING));
		}

		private static @Nullable String hub(MeshConfig config) {
			return config.sites()
				.stream()
				.filter(Site::hub)
				.map((site) -> Objects.toString(site.domain()))
				.findFirst()
				.orElse(null);
		}

		private static long inSync(List<Gateway> gateways, Instant now) {
			return gateways.stream().filter((gateway) -> GatewayStatus.isInSync(gateway, now)).count();
		}

		private static long count(List<Finding> findings, Severity severity) {
			return findings.stream().filter((finding) -> finding.severity() == severity).count();
		}

		@Override
		public List<?> objects() {
			return List.of(this.mesh);
		}

	}

}
