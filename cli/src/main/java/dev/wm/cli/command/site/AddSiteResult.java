package dev.wm.cli.command.site;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.site.Site;

/**
 * The result of {@code wm add-site -o json}.
 *
 * @param site the new site
 * @param enrolment the token that its gateway enrols with
 * @param registryUrl where the gateway reaches the registry
 */
record AddSiteResult(Site site, EnrolmentToken enrolment, @JsonProperty("registry_url") String registryUrl) {
}
