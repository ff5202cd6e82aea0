package dev.wm.contract.v1.gateway;

import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * State of one subsystem of a gateway.
 *
 * @param subsystem the subsystem
 * @param state its state
 * @param detail one sentence about a failure, null if there is none
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record SubsystemReport(@JsonProperty("product") Subsystem subsystem, SubsystemState state,
		@Nullable String detail) {

	public SubsystemReport {
		requirePresent(subsystem, "product");
		requirePresent(state, "state");
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof SubsystemReport report && report.subsystem == this.subsystem
				&& report.state == this.state && Objects.equals(report.detail, this.detail);
	}

	@Override
	public int hashCode() {
		return 31 * this.subsystem.hashCode() + Objects.hashCode(this.detail);
	}

}
