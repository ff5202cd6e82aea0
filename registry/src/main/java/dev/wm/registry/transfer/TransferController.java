package dev.wm.registry.transfer;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

import dev.wm.contract.v1.Api;
import dev.wm.contract.v1.transfer.ImportProgress;
import dev.wm.contract.v1.transfer.ImportSummary;
import dev.wm.registry.access.Caller;
import dev.wm.registry.files.SpoolFile;
import dev.wm.registry.files.SpoolFolder;
import dev.wm.registry.problem.Problems;
import dev.wm.registry.problem.RefusedException;
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

	private final TransferLimits limits = new TransferLimits();

	private final SpoolFolder spool;

	private final JsonMapper json;

	TransferController(TransferService transfers, SpoolFolder spool, JsonMapper json) {
		this.transfers = transfers;
		this.spool = spool;
		this.json = json;
	}

	// A client that reads slowly keeps a file, and nothing of the database's.
	@GetMapping(path = Api.EXPORT, produces = MediaType.APPLICATION_JSON_VALUE)
	void export(@AuthenticationPrincipal Caller caller, @RequestParam(defaultValue = "false") boolean secrets,
			HttpServletResponse response) throws IOException {
		try (TransferLimits.Slot _ = this.limits.begin(caller); SpoolFile document = this.spool.create()) {
			this.transfers.export(document.output(), secrets);
			response.setContentType(MediaType.APPLICATION_JSON_VALUE);
			response.setContentLengthLong(document.size());
			new DocumentSender(System::nanoTime).send(document.input(), response.getOutputStream());
		}
	}

	// No other write waits for a client that sends slowly.
	@PostMapping(path = Api.IMPORT, consumes = MediaType.APPLICATION_JSON_VALUE,
			produces = { MediaType.APPLICATION_JSON_VALUE, ImportProgress.MEDIA_TYPE })
	@Nullable ImportSummary importMesh(@AuthenticationPrincipal Caller caller, HttpServletRequest request,
			HttpServletResponse response) throws IOException {
		InputStream body = request.getInputStream();
		try (TransferLimits.Slot _ = this.limits.begin(caller); SpoolFile document = this.spool.create()) {
			body.transferTo(document.output());
			if (!wantsProgress(request)) {
				return this.transfers.importMesh(caller.actor(), document.input(), ImportListener.NONE);
			}
			response.setContentType(ImportProgress.MEDIA_TYPE);
			importWithProgress(caller, document, response.getOutputStream());
			return null;
		}
		catch (RefusedException ex) {
			// A client that is refused in the middle of a large document still sends, and
			// would not read the problem if the connection were closed.
			body.transferTo(OutputStream.nullOutputStream());
			throw ex;
		}
	}

	// A plan is a single JSON object.
	private static boolean wantsProgress(HttpServletRequest request) {
		String accepted = request.getHeader(HttpHeaders.ACCEPT);
		return accepted != null && accepted.contains(ImportProgress.MEDIA_TYPE)
				&& !"true".equals(request.getParameter(Api.PLAN_PARAMETER));
	}

	private void importWithProgress(Caller caller, SpoolFile document, OutputStream out) throws IOException {
		try (ProgressWriter progress = new ProgressWriter(out, this.json)) {
			progress.add(importWithProgress(caller, document.input(), progress));
		}
	}

	private ImportProgress importWithProgress(Caller caller, InputStream document, ProgressWriter progress) {
		try {
			ImportSummary summary = this.transfers.importMesh(caller.actor(), document,
					(section, rows) -> progress.add(new ImportProgress(section.text(), rows, null, null)));
			return new ImportProgress(ImportProgress.DONE, 0, summary, null);
		}
		catch (RuntimeException ex) {
			return new ImportProgress(ImportProgress.DONE, 0, null, Problems.of(ex));
		}
	}

}
