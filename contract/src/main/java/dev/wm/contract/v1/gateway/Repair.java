package dev.wm.contract.v1.gateway;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A repair of drift: something that somebody else changed on a gateway, and that it
 * changed back.
 *
 * @param subsystem the subsystem it belongs to
 * @param detail what was repaired, one sentence
 * @param age seconds since the repair
 */
@JsonIgnoreProperties(ignoreUnknown = true)
public record Repair(@JsonProperty("product") Subsystem subsystem, String detail, long age) {

	public Repair {
		requirePresent(subsystem, "product");
		requirePresent(detail, "detail");
	}

	// A record's own take many times as long unless a large compiler sees to them.
	@Override
	public boolean equals(@Nullable Object other) {
		return other instanceof Repair repair && repair.subsystem == this.subsystem && repair.age == this.age
				&& repair.detail.equals(this.detail);
	}

	@Override
	public int hashCode() {
		return 31 * this.subsystem.hashCode() + this.detail.hashCode();
	}

}
