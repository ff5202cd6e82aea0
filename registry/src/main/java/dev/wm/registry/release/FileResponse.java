package dev.wm.registry.release;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.util.List;

import dev.wm.contract.v1.Problem;
import dev.wm.contract.v1.ProblemCode;
import dev.wm.registry.files.FileStamp;
import dev.wm.registry.files.ForeignFiles;
import dev.wm.registry.problem.ProblemWriter;
import dev.wm.registry.problem.Problems;
import dev.wm.registry.web.IfNoneMatch;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;

/**
 * Sends a file of a release, or the part of it that the caller lacks (RFC 9110, sections
 * 13 and 14). Of several ranges at once the whole file is sent, as the RFC allows. What
 * is sent is what was verified: a file that has changed since is refused.
 */
final class FileResponse {

	// Each caller costs that much memory.
	private static final int CHUNK = 16 << 10;

	private static final Problem CHANGED = Problems.of(ProblemCode.UNAVAILABLE,
			"This file has changed and is verified again: try again in a few seconds.");

	private static final Problem NO_RANGE = Problems.of(ProblemCode.RANGE_NOT_SATISFIABLE,
			"The file ends before that range: leave out Range to get all of it.");

	private final ProblemWriter problems;

	FileResponse(ProblemWriter problems) {
		this.problems = problems;
	}

	void send(HttpServletRequest request, HttpServletResponse response, ReleaseFile file, String type)
			throws IOException {
		SeekableByteChannel content = open(file);
		if (content == null) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "5");
			this.problems.write(response, CHANGED);
			return;
		}
		try (content) {
			response.setHeader(HttpHeaders.ETAG, file.tag());
			// Revalidated each time, since a release can be taken away.
			response.setHeader(HttpHeaders.CACHE_CONTROL, "no-cache");
			response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
			response.setHeader("X-Content-Type-Options", "nosniff");
			if (IfNoneMatch.of(request).has(file.tag())) {
				response.setStatus(HttpServletResponse.SC_NOT_MODIFIED);
				return;
			}
			response.setContentType(type);
			send(request, response, content, file);
		}
	}

	private void send(HttpServletRequest request, HttpServletResponse response, SeekableByteChannel content,
			ReleaseFile file) throws IOException {
		long size = file.stamp().size();
		HttpRange range = range(request, file);
		if (range == null) {
			send(request, response, content, size);
			return;
		}
		long first = range.getRangeStart(size);
		if (first >= size) {
			response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes */" + size);
			this.problems.write(response, NO_RANGE);
			return;
		}
		long last = range.getRangeEnd(size);
		response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
		response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes " + first + "-" + last + "/" + size);
		send(request, response, content.position(first), last - first + 1);
	}

	private static void send(HttpServletRequest request, HttpServletResponse response, SeekableByteChannel content,
			long length) throws IOException {
		response.setContentLengthLong(length);
		if (request.getMethod().equals("HEAD")) {
			return;
		}
		OutputStream out = response.getOutputStream();
		ByteBuffer chunk = ByteBuffer.allocate(CHUNK);
		for (long left = length; left > 0;) {
			chunk.clear().limit((int) Math.min(CHUNK, left));
			int count = content.read(chunk);
			if (count < 0) {
				throw new IOException("The file has become shorter");
			}
			out.write(chunk.array(), 0, count);
			left -= count;
		}
	}

	// One that cannot be understood counts as none.
	private static @Nullable HttpRange range(HttpServletRequest request, ReleaseFile file) {
		String header = request.getHeader(HttpHeaders.RANGE);
		String condition = request.getHeader(HttpHeaders.IF_RANGE);
		if (header == null || (condition != null && !condition.equals(file.tag()))) {
			return null;
		}
		try {
			List<HttpRange> ranges = HttpRange.parseRanges(header);
			return (ranges.size() == 1) ? ranges.getFirst() : null;
		}
		catch (IllegalArgumentException ex) {
			return null;
		}
	}

	private static @Nullable SeekableByteChannel open(ReleaseFile file) throws IOException {
		SeekableByteChannel content = null;
		try {
			content = ForeignFiles.channel(file.path());
			if (FileStamp.of(file.path()).equals(file.stamp())) {
				return content;
			}
			content.close();
		}
		catch (IOException ex) {
			if (content != null) {
				content.close();
			}
		}
		return null;
	}

}
