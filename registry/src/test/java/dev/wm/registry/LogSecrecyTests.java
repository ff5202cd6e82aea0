package dev.wm.registry;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.wm.contract.v1.Api;
import dev.wm.registry.log.KeyValueLayout;
import dev.wm.registry.testing.ApiClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Nothing that lets somebody in is ever written into the log, not even when the registry
 * says everything that it can say.
 */
class LogSecrecyTests extends ApiTestBase {

	private static final Logger ALL = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);

	private static final Logger OWN = (Logger) LoggerFactory.getLogger("dev.wm");

	private final Recorder recorder = new Recorder();

	@BeforeEach
	void record() {
		this.recorder.start();
		ALL.addAppender(this.recorder);
		OWN.setLevel(Level.TRACE);
	}

	@AfterEach
	void recordNoMore() {
		OWN.setLevel(null);
		ALL.detachAppender(this.recorder);
	}

	@Test
	void logWhenEverythingIsCalledHoldsNoToken() throws IOException {
		this.admin.hub("wg");
		this.admin.site("sheen");
		String secret = this.admin.enrolmentToken("sheen");
		ApiClient newcomer = this.admin.as(secret);
		ApiClient gateway = this.admin.as(newcomer.enrol(1).text("token"));
		String deviceToken = this.admin.deviceTokenFor("laptop");
		ApiClient device = this.admin.as(this.admin.as(deviceToken).enrolDevice(2).text("token"));
		ApiClient viewer = this.admin.as(this.admin.post(Api.CREDENTIALS, "{\"kind\":\"viewer\"}").text("token"));
		assertThat(newcomer.enrol(3).status()).isEqualTo(401);
		assertThat(List.of(gateway.token(), device.token(), viewer.token(), secret, deviceToken)).doesNotContain("");
		for (String request : requests()) {
			String[] parts = request.split(" ", 2);
			for (ApiClient caller : List.of(this.admin, gateway, device, viewer, newcomer,
					this.admin.as(secret + "x"))) {
				caller.call(parts[0], parts[1], parts[0].equals("GET") ? "" : "{\"token\":\"" + secret + "\"}");
			}
		}
		this.admin.get("/api/v1/sites/" + secret);
		this.admin.get("/" + secret + "?token=" + secret);
		this.admin.post(Api.SITES, secret);
		assertThat(this.recorder.all()).contains("action=enrol gateway=sheen", "Refused: ")
			.doesNotContainPattern("wm_(adm|view|gw|dev|enr)_[A-Za-z0-9_-]")
			.doesNotContain(ADMIN_TOKEN);
	}

	private static List<String> requests() throws IOException {
		try (InputStream in = LogSecrecyTests.class.getResourceAsStream("/access-table.txt")) {
			String table = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
			return table.lines().skip(1).map((line) -> line.substring(0, 44).strip()).toList();
		}
	}

	private static final class Recorder extends AppenderBase<ILoggingEvent> {

		private final List<String> lines = new ArrayList<>();

		private final KeyValueLayout layout = new KeyValueLayout();

		@Override
		protected void append(ILoggingEvent event) {
			this.lines.add(this.layout.doLayout(event));
		}

		String all() {
			return String.join("\n", List.copyOf(this.lines));
		}

	}

}
