package dev.wm.registry.gateway;

import dev.wm.contract.v1.gateway.GatewayReport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * How a report is stored. One that another version of the registry stored may have
 * members that are not known here.
 */
@Component
class ReportForm {

	private static final Logger log = LoggerFactory.getLogger(ReportForm.class);

	private final JsonMapper json;

	ReportForm(JsonMapper json) {
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	String write(GatewayReport report) {
		return this.json.writeValueAsString(report);
	}

	/**
	 * What is stored, null if there is nothing that can be read: one report must not hide
	 * the others.
	 */
	@Nullable Received read(GatewayEntity stored) {
		String report = stored.report();
		if (report == null) {
			return null;
		}
		try {
			return new Received(stored.session(), stored.reportedAt(),
					this.json.readValue(report, GatewayReport.class));
		}
		catch (JacksonException ex) {
			log.debug("site={}: its stored report cannot be read, the next takes its place", stored.site(), ex);
			return null;
		}
	}

}
