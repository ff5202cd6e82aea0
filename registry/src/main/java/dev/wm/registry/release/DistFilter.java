package dev.wm.registry.release;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.contract.v1.release.ReleaseVersion;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.problem.Problems;
import dev.wm.registry.web.GetOnlyFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.web.servlet.HandlerMapping;

/**
 * Answers {@code GET /dist/VERSION/FILE} to anybody: a machine that is not enrolled yet
 * has no token. The path is looked up among the names of verified files and never leads
 * to a file by itself.
 */
final class DistFilter extends GetOnlyFilter {

	private static final Pattern PATH = Pattern.compile(Pattern.quote(Api.DIST) + "/([^/]{1,64})/([^/]{1,128})");

	private static final Problem NOT_FOUND = Problems.of(ProblemCode.NOT_FOUND,
			"There is no such file of a release: see which releases there are with wm releases.");

	private final transient ReleaseCatalog catalog;

	private final transient ProblemWriter problems;

	private final transient FileResponse responses;

	DistFilter(ReleaseCatalog catalog, ProblemWriter problems) {
		super(problems);
		this.catalog = catalog;
		this.problems = problems;
		this.responses = new FileResponse(problems);
	}

	@Override
	protected void get(HttpServletRequest request, HttpServletResponse response) throws IOException {
		// The metrics' name for it, whatever the caller wrote.
		request.setAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE, Api.DIST + "/{version}/{file}");
		Matcher path = PATH.matcher(request.getRequestURI());
		Optional<ReleaseFile> file = path.matches() ? find(path.group(1), path.group(2)) : Optional.empty();
		if (file.isPresent()) {
			this.responses.send(request, response, file.get(), "application/octet-stream");
		}
		else {
			this.problems.write(response, NOT_FOUND);
		}
	}

	private Optional<ReleaseFile> find(String version, String name) {
		try {
			return this.catalog.find(ReleaseVersion.parse(version))
				.flatMap((release) -> Optional.ofNullable(release.files().get(name)));
		}
		catch (InvalidValueException ex) {
			return Optional.empty();
		}
	}

}
