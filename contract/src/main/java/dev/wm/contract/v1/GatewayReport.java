package dev.wm.contract.v1;

import java.util.List;

import static dev.wm.contract.InvalidValueException.requirePresent;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.net.Cidr;
import org.jspecify.annotations.Nullable;

/**
 * What a gateway says of itself with {@code PUT /api/v1/gateway/report}, whenever that
 * changes.
 *
 * @param appliedTag the entity tag of the configuration that is in force, null if none is
 * @param version the agent's version
 * @param lans the networks on its LAN interfaces
 * @param problems one sentence for each thing that is wrong
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GatewayReport(@JsonProperty("applied_tag") @Nullable String appliedTag, String version, List<Cidr> lans,
		List<String> problems) {

	public GatewayReport {
		requirePresent(version, "version");
		lans = List.copyOf(requirePresent(lans, "lans"));
		problems = List.copyOf(requirePresent(problems, "problems"));
	}

}
