package dev.wm.registry.meshconfig;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.wm.contract.net.SiteDomain;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mesh at one revision, and the views that somebody has asked for. A view is made
 * once.
 */
final class PublishedMesh {

	private final long revision;

	private final ViewCompiler compiler;

	private final JsonMapper json;

	private final Map<SiteDomain, Optional<View>> gateways = new ConcurrentHashMap<>();

	private volatile Optional<View> administrator = Optional.empty();

	PublishedMesh(long revision, MeshSnapshot snapshot, JsonMapper json) {
		this.revision = revision;
		this.compiler = new ViewCompiler(snapshot);
		this.json = json;
	}

	long revision() {
		return this.revision;
	}

	View administrator() {
		Optional<View> made = this.administrator;
		if (made.isEmpty()) {
			// Two callers may both make it; they make the same.
			made = Optional.of(view(this.compiler.administrator()));
			this.administrator = made;
		}
		return made.get();
	}

	Optional<View> gateway(SiteDomain site) {
		return this.gateways.computeIfAbsent(site, (key) -> this.compiler.gateway(key).map(this::view));
	}

	private View view(Object config) {
		return new View(this.json.writeValueAsBytes(config));
	}

}
