package dev.wm.registry.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.transfer.ImportProgress;
import dev.wm.contract.v1.transfer.ImportSummary;
import dev.wm.registry.access.Caller;
import dev.wm.registry.problem.Problems;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

@RestController
class TransferController {

	private final TransferService transfers;

	private final JsonMapper json;

	TransferController(TransferService transfers, JsonMapper json) {
		this.transfers = transfers;
		this.json = json;
	}

	@GetMapping(path = Api.EXPORT, produces = MediaType.APPLICATION_JSON_VALUE)
	void export(@RequestParam(defaultValue = "false") boolean secrets, HttpServletResponse response)
			throws IOException {
		response.setContentType(MediaType.APPLICATION_JSON_VALUE);
		this.transfers.export(response.getOutputStream(), secrets);
	}

	@PostMapping(path = Api.IMPORT, consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = { MediaType.APPLICATION_JSON_VALUE, ImportProgress.MEDIA_TYPE })
	@Nullable ImportSummary importMesh(@AuthenticationPrincipal Caller caller, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		InputStream document = request.getInputStream();
		try {
			if (!wantsProgress(request)) {
				return this.transfers.importMesh(caller.actor(), document, ImportListener.NONE);
			}
			response.setContentType(ImportProgress.MEDIA_TYPE);
			OutputStream out = response.getOutputStream();
			line(out, importWithProgress(caller, document, out));
			return null;
		}
		finally {
			// A client that is refused in the middle of a large document still sends, and
			// would not read the problem if the connection were closed.
			document.transferTo(OutputStream.nullOutputStream());
		}
	}

	// A plan is a single JSON object.
	private static boolean wantsProgress(HttpServletRequest request) {
		String accepted = request.getHeader(HttpHeaders.ACCEPT);
		return accepted != null && accepted.contains(ImportProgress.MEDIA_TYPE)
				&& !"true".equals(request.getParameter(Api.PLAN_PARAMETER));
	}

	private ImportProgress importWithProgress(Caller caller, InputStream document, OutputStream out) {
		try {
			ImportSummary summary = this.transfers.importMesh(caller.actor(), document,
					(section, rows) -> lineIfConnected(out, new ImportProgress(section.text(), rows, null, null)));
			return new ImportProgress(ImportProgress.DONE, 0, summary, null);
		}
		catch (RuntimeException ex) {
			return new ImportProgress(ImportProgress.DONE, 0, null, Problems.of(ex));
		}
	}

	// A client that has disconnected has still sent the whole document.
	private void lineIfConnected(OutputStream out, ImportProgress progress) {
		try {
			line(out, progress);
		}
		catch (IOException ex) {
			// The import goes on.
		}
	}

	private void line(OutputStream out, ImportProgress progress) throws IOException {
		out.write(this.json.writeValueAsBytes(progress));
		out.write('\n');
		out.flush();
	}

}
