package dev.wm.registry.release;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.release.Release;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class ReleaseController {

	private final ReleaseCatalog catalog;

	ReleaseController(ReleaseCatalog catalog) {
		this.catalog = catalog;
	}

	@GetMapping(Api.RELEASES)
	Listing<Release> list() {
		return new Listing<>(this.catalog.releases(), null);
	}

}
