package dev.wm.registry.site;

import java.net.URI;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.NewSite;
import dev.wm.contract.v1.Site;
import dev.wm.registry.access.Caller;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(Api.SITES)
class SiteController {

	private final Sites sites;

	SiteController(Sites sites) {
		this.sites = sites;
	}

	@GetMapping
	Listing<Site> list() {
		return new Listing<>(this.sites.all(), null);
	}

	@PostMapping
	ResponseEntity<Site> create(@AuthenticationPrincipal Caller caller, @RequestBody NewSite wanted) {
		Site site = this.sites.create(caller.actor(), wanted);
		return ResponseEntity.created(URI.create(Api.SITES + "/" + site.domain())).body(site);
	}

	@GetMapping("/{domain}")
	Site get(@PathVariable SiteDomain domain) {
		return this.sites.require(domain, "domain");
	}

	@DeleteMapping("/{domain}")
	Site remove(@AuthenticationPrincipal Caller caller, @PathVariable SiteDomain domain) {
		return this.sites.remove(caller.actor(), domain);
	}

}
