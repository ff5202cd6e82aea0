package dev.wm.registry.view;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.function.Supplier;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.change.GatewayChange;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.plan.PlanPreview;
import org.springframework.stereotype.Component;

/**
 * Previews a write by comparing every gateway's view before and after it.
 */
@Component
class GatewayPlanPreview implements PlanPreview {

	private final MeshSnapshotReader meshes;

	GatewayPlanPreview(MeshSnapshotReader meshes) {
		this.meshes = meshes;
	}

	@Override
	public Supplier<List<GatewayChange>> start() {
		MeshSnapshot before = this.meshes.read();
		return () -> compare(before, this.meshes.read());
	}

	static List<GatewayChange> compare(MeshSnapshot before, MeshSnapshot after) {
		ViewCompiler compilerBefore = new ViewCompiler(before);
		ViewCompiler compilerAfter = new ViewCompiler(after);
		ConfigDiffer differ = new ConfigDiffer();
		List<GatewayChange> changes = new ArrayList<>();
		for (SiteDomain site : sites(before, after)) {
			List<String> lines = differ.lines(compilerBefore.gateway(site), compilerAfter.gateway(site));
			if (!lines.isEmpty()) {
				changes.add(new GatewayChange(site, lines));
			}
		}
		return changes;
	}

	private static NavigableSet<SiteDomain> sites(MeshSnapshot before, MeshSnapshot after) {
		NavigableSet<SiteDomain> domains = new TreeSet<>();
		before.sites().stream().map(Site::domain).forEach(domains::add);
		after.sites().stream().map(Site::domain).forEach(domains::add);
		return domains;
	}

}
