package dev.wm.registry.release;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.web.GetOnlyFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;

/**
 * Answers {@code GET /install/gateway} to anybody with the newest release's installer.
 * The response goes into a shell, where an error status would look like success: without
 * a release it is a script that says so and fails.
 */
final class InstallerFilter extends GetOnlyFilter {

	private static final String TYPE = "text/x-shellscript;charset=UTF-8";

	private static final byte[] NO_RELEASE = """
			#!/bin/sh
			echo 'This registry has no release of wm, so it cannot install a gateway.' >&2
			echo 'Add one on the registry with: wm-registry add-release DIRECTORY' >&2
			exit 1
			""".getBytes(StandardCharsets.UTF_8);

	private final transient ReleaseCatalog catalog;

	private final transient FileResponse responses;

	InstallerFilter(ReleaseCatalog catalog, ProblemWriter problems) {
		super(problems);
		this.catalog = catalog;
		this.responses = new FileResponse(problems);
	}

	@Override
	protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
		Optional<ReleaseFile> installer = this.catalog.newestRelease()
			.flatMap((release) -> Optional.ofNullable(release.files().get(ReleaseVerifier.INSTALLER)));
		if (installer.isPresent()) {
			this.responses.send(request, response, installer.get(), TYPE);
			return;
		}
		response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
		response.setContentType(TYPE);
		response.setContentLength(NO_RELEASE.length);
		response.getOutputStream().write(NO_RELEASE);
	}

}
