package dev.wm.registry.credential;

import java.net.URI;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.credential.CredentialKind;
import dev.wm.contract.v1.credential.IssuedCredential;
import dev.wm.contract.v1.credential.NewCredential;
import dev.wm.registry.access.Caller;
import dev.wm.registry.web.PageParameters;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(path = Api.CREDENTIALS, produces = MediaType.APPLICATION_JSON_VALUE)
class CredentialController {

	private final CredentialService credentials;

	CredentialController(CredentialService credentials) {
		this.credentials = credentials;
	}

	@GetMapping
	Listing<Credential> list(PageParameters page, @RequestParam(required = false) @Nullable CredentialKind type) {
		return this.credentials.page(page, type);
	}

	@PostMapping(consumes = MediaType.APPLICATION_JSON_VALUE)
	@ResponseStatus(HttpStatus.CREATED)
	ResponseEntity<IssuedCredential> issue(@AuthenticationPrincipal Caller caller, @RequestBody NewCredential wanted) {
		IssuedCredential issued = this.credentials.issue(caller.actor(), wanted);
		return ResponseEntity.created(URI.create(Api.CREDENTIALS + "/" + issued.credential().id())).body(issued);
	}

	@GetMapping("/{id}")
	Credential get(@PathVariable long id) {
		return this.credentials.require(id);
	}

	@DeleteMapping("/{id}")
	Credential revoke(@AuthenticationPrincipal Caller caller, @PathVariable long id) {
		return this.credentials.revoke(caller.actor(), id);
	}

}
