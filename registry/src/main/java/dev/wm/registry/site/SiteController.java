package dev.wm.registry.site;

import java.net.URI;

import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import dev.wm.registry.access.Caller;
import dev.wm.registry.web.ConditionalEdit;
import dev.wm.registry.web.IfMatch;
import dev.wm.registry.web.MergePatch;
import dev.wm.registry.web.PageParameters;
import dev.wm.registry.web.PatchOf;
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

@RestController
@RequestMapping(path = Api.SITES, produces = MediaType.APPLICATION_JSON_VALUE)
class SiteController {

	private final SiteService sites;

	private final MergePatch patches;

	SiteController(SiteService sites, MergePatch patches) {
		this.sites = sites;
		this.patches = patches;
	}

	@GetMapping
	Listing<Site> list(PageParameters page) {
		return this.sites.page(page);
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<Site> create(@AuthenticationPrincipal Caller caller, @RequestBody NewSite wanted) {
		Site site = this.sites.create(caller.actor(), wanted);
		return ResponseEntity.created(URI.create(Api.SITES + "/" + site.domain())).body(site);
	}

	@GetMapping("/{domain}")
	Site get(@PathVariable SiteDomain domain) {
		return this.sites.require(domain, "domain");
	}

	@PutMapping(path = "/{domain}", consumes = MediaType.APPLICATION_JSON_VALUE)
	Site put(@AuthenticationPrincipal Caller caller, @PathVariable SiteDomain domain, IfMatch match,
			@RequestBody NewSite wanted) {
		return this.sites.edit(caller.actor(), domain, ConditionalEdit.whole(match, wanted));
	}

	@PatchMapping(path = "/{domain}", consumes = { MergePatch.MEDIA_TYPE, MediaType.APPLICATION_JSON_VALUE })
	Site patch(@AuthenticationPrincipal Caller caller, @PathVariable SiteDomain domain, IfMatch match,
			@PatchOf(NewSite.class) @RequestBody JsonNode patch) {
		return this.sites.edit(caller.actor(), domain, this.patches.edit(match, patch, NewSite.class));
	}

	@PostMapping("/{domain}" + Api.KEY_ROTATION)
	Site rotate(@AuthenticationPrincipal Caller caller, @PathVariable SiteDomain domain) {
		return this.sites.rotate(caller.actor(), domain);
	}

	@DeleteMapping("/{domain}")
	Site remove(@AuthenticationPrincipal Caller caller, @PathVariable SiteDomain domain, IfMatch match,
			@RequestParam(name = Api.CASCADE_PARAMETER, defaultValue = "false") boolean cascade) {
		return this.sites.remove(caller.actor(), domain, match, cascade);
	}

}
