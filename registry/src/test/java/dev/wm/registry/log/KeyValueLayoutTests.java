package dev.wm.registry.log;

import java.time.Instant;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.LoggingEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeyValueLayoutTests {

	private static final String START = "time=\\S+ level=INFO logger=ChangeLog ";

	@Test
	void lineWhenTheMessageIsProseQuotesIt() {
		assertThat(line("It said \"no\"\n\tand left.", null))
			.matches(START + "msg=\"It said \\\\\"no\\\\\" \\| and left.\"\n");
		assertThat(line("revision=1 is written", null)).matches(START + "msg=\"revision=1 is written\"\n");
	}

	@Test
	void lineWhenTheMessageIsOfPairsKeepsThem() {
		assertThat(line("revision=1 actor=admin/1 action=create site=sheen", null))
			.matches(START + "revision=1 actor=admin/1 action=create site=sheen\n");
	}

	@Test
	void lineWhenSomethingWasThrownIsStillOneAndHidesTokens() {
		String line = line("Token wm_adm_abc-DEF_1 shown", new IllegalStateException("wm_enr_secret\nwm_gw_secret"));
		assertThat(line).hasLineCount(1)
			.contains("msg=\"Token wm_adm_... shown\" thrown=\"java.lang.IllegalStateException: wm_enr_... | wm_gw_...",
					"KeyValueLayoutTests")
			.doesNotContain("abc", "secret");
	}

	private static String line(String message, @Nullable Throwable thrown) {
		LoggerContext context = new LoggerContext();
		LoggingEvent event = new LoggingEvent("", context.getLogger("dev.wm.ChangeLog"), Level.INFO, message, thrown,
				null);
		event.setInstant(Instant.EPOCH);
		return new KeyValueLayout().doLayout(event);
	}

}
