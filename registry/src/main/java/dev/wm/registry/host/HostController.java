package dev.wm.registry.host;

import java.net.URI;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.HostType;
import dev.wm.contract.v1.host.NewHost;
import dev.wm.registry.access.Caller;
import dev.wm.registry.web.ConditionalEdit;
import dev.wm.registry.web.IfMatch;
import dev.wm.registry.web.MergePatch;
import dev.wm.registry.web.PageParameters;
import dev.wm.registry.web.PatchOf;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@RestController
@RequestMapping(path = Api.HOSTS, produces = MediaType.APPLICATION_JSON_VALUE)
class HostController {

	private final HostService hosts;

	private final MergePatch patches;

	HostController(HostService hosts, MergePatch patches) {
		this.hosts = hosts;
		this.patches = patches;
	}

	@GetMapping
	Listing<Host> list(PageParameters page, @RequestParam(required = false) @Nullable SiteDomain site,
			@RequestParam(required = false) @Nullable HostType type) {
		return this.hosts.page(page, site, type);
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<Host> create(@AuthenticationPrincipal Caller caller, @RequestBody NewHost wanted) {
		Host host = this.hosts.create(caller.actor(), wanted);
		return ResponseEntity.created(URI.create(Api.HOSTS + "/" + host.name())).body(host);
	}

	@GetMapping("/{name}")
	Host get(@PathVariable HostName name) {
		return this.hosts.require(name);
	}

	@PutMapping(path = "/{name}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Host put(@AuthenticationPrincipal Caller caller, @PathVariable HostName name, IfMatch match,
			@RequestBody NewHost wanted) {
		return this.hosts.edit(caller.actor(), name, ConditionalEdit.whole(match, wanted));
	}

	@PatchMapping(path = "/{name}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Host patch(@AuthenticationPrincipal Caller caller, @PathVariable HostName name, IfMatch match,
			@PatchOf(NewHost.class) @RequestBody JsonNode patch) {
		ConditionalEdit<NewHost> edit = this.patches.edit(match, unpinned(patch), NewHost.class);
		return this.hosts.edit(caller.actor(), name,
				new ConditionalEdit<>(match, (current) -> edit.change().apply(renamed(current, patch))));
	}

	// An alias that becomes the name is none any more.
	private static NewHost renamed(NewHost current, JsonNode patch) {
		if (!patch.path("name").isString() || patch.has("aliases")) {
			return current;
		}
		try {
			return current.withoutAliasFor(HostName.parse(patch.path("name").asString()));
		}
		catch (InvalidValueException ex) {
			// The patch is refused with the member's name.
			return current;
		}
	}

	// There is nothing to follow without an Ethernet address.
	private static JsonNode unpinned(JsonNode patch) {
		return (patch instanceof ObjectNode members && members.path("mac").isNull() && !members.has("follow"))
				? members.deepCopy().put("follow", false) : patch;
	}

	@DeleteMapping("/{name}")
	Host remove(@AuthenticationPrincipal Caller caller, @PathVariable HostName name, IfMatch match) {
		return this.hosts.remove(caller.actor(), name, match);
	}

}
