package dev.wm.registry.device;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

import dev.wm.contract.v1.Api;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Serves the script that a device joins with, to everybody: it holds no secret, and a
 * device has no credential yet.
 */
@RestController
class DeviceScriptController {

	private static final String RESOURCE = "/dev/wm/device/setup.sh";

	private static final MediaType TYPE = MediaType.parseMediaType("text/x-shellscript;charset=UTF-8");

	private final String script = read();

	@GetMapping(Api.SETUP)
	ResponseEntity<String> setup() {
		return ResponseEntity.ok().contentType(TYPE).cacheControl(CacheControl.noCache()).body(this.script);
	}

	private static String read() {
		try (InputStream in = DeviceScriptController.class.getResourceAsStream(RESOURCE)) {
			return new String(Objects.requireNonNull(in, RESOURCE).readAllBytes(), StandardCharsets.UTF_8);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
