package dev.wm.cli.command.site;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.site.Site;
import org.jspecify.annotations.Nullable;

/**
 * The result of {@code wm add-site -o json}.
 *
 * @param site the new site
 * @param enrolment the token that its gateway enrols with
 * @param registryUrl where the gateway reaches the registry
 * @param installCommand installs the gateway, null if the registry has no release
 */
record AddSiteResult(Site site, EnrolmentToken enrolment, @JsonProperty("registry_url") String registryUrl,
		@JsonProperty("install_command") @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String installCommand) {
}
