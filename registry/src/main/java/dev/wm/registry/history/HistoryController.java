package dev.wm.registry.history;

import java.time.Instant;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Listing;
import dev.wm.contract.v1.change.Change;
import dev.wm.contract.v1.change.RevisionDiff;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping(produces = MediaType.APPLICATION_JSON_VALUE)
class HistoryController {

	private final HistoryService history;

	HistoryController(HistoryService history) {
		this.history = history;
	}

	@GetMapping(Api.CHANGES)
	Listing<Change> changes(@RequestParam(required = false) @Nullable String object,
			@RequestParam(required = false) @Nullable String name,
			@RequestParam(required = false) @Nullable String actor,
			@RequestParam(required = false) @Nullable Instant since,
			@RequestParam(required = false) @Nullable Instant until,
			@RequestParam(required = false) @Nullable Long revision,
			@RequestParam(required = false) @Nullable Integer limit,
			@RequestParam(required = false) @Nullable String after) {
		return this.history.page(new ChangeFilter(object, name, actor, since, until, revision),
				ChangePage.of(after, limit));
	}

	@GetMapping(Api.DIFF)
	RevisionDiff diff(@RequestParam long from, @RequestParam(required = false) @Nullable Long to) {
		return this.history.between(from, to);
	}

}
