package dev.wm.registry.host;

import java.net.URI;

import dev.wm.contract.net.HostName;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Host;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.NewHost;
import dev.wm.registry.access.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(Api.HOSTS)
class HostController {

	private final Hosts hosts;

	HostController(Hosts hosts) {
		this.hosts = hosts;
	}

	@GetMapping
	Listing<Host> list(@RequestParam(required = false) @Nullable SiteDomain site) {
		return new Listing<>((site != null) ? this.hosts.atSite(site) : this.hosts.all(), null);
	}

	@PostMapping
	ResponseEntity<Host> create(@AuthenticationPrincipal Caller caller, @RequestBody NewHost wanted) {
		Host host = this.hosts.create(caller.actor(), wanted);
		return ResponseEntity.created(URI.create(Api.HOSTS + "/" + host.name())).body(host);
	}

	@GetMapping("/{name}")
	Host get(@PathVariable HostName name) {
		return this.hosts.require(name);
	}

	@DeleteMapping("/{name}")
	Host remove(@AuthenticationPrincipal Caller caller, @PathVariable HostName name) {
		return this.hosts.remove(caller.actor(), name);
	}

}
