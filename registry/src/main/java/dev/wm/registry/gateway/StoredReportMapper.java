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
 * Maps reports to the JSON that is stored. Unknown members are ignored: another version
 * of the registry may have stored them.
 */
@Component
class StoredReportMapper {

	private static final Logger log = LoggerFactory.getLogger(StoredReportMapper.class);

	private final JsonMapper json;

	StoredReportMapper(JsonMapper json) {
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	String write(GatewayReport report) {
		return this.json.writeValueAsString(report);
	}

	/**
	 * Reads a gateway with its report. A report that cannot be parsed is left out: it
	 * must not hide the other gateways.
	 */
	StoredGateway read(GatewayEntity stored) {
		return new StoredGateway(stored.site(), stored.session(), stored.lastSeen(), stored.address(), report(stored));
	}

	private @Nullable ReceivedReport report(GatewayEntity stored) {
		String report = stored.report();
		if (report == null) {
			return null;
		}
		try {
			return new ReceivedReport(stored.session(), stored.reportedAt(),
					this.json.readValue(report, GatewayReport.class));
		}
		catch (JacksonException ex) {
			log.debug("site={}: its stored report cannot be read, the next takes its place", stored.site(), ex);
			return null;
		}
	}

}
