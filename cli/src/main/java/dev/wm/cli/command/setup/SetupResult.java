package dev.wm.cli.command.setup;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code wm gateway-setup -o json}.
 *
 * @param enrolment the token that the gateway enrols with
 * @param registryUrl where the gateway reaches the registry
 * @param installCommand installs the gateway, null if the registry has no release
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record SetupResult(EnrolmentToken enrolment, @JsonProperty("registry_url") String registryUrl,
		@JsonProperty("install_command") @Nullable String installCommand) {
}
