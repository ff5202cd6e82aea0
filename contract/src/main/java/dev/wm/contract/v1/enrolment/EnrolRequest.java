package dev.wm.contract.v1.enrolment;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.v1.site.NewSite;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A gateway's enrolment request ({@code POST /api/v1/enrolments}). Its bearer token is
 * either an enrolment token, which names the site, or an administrator's, and then
 * {@code site} says which; a site that does not exist yet is created.
 *
 * @param site the site to create or to enrol at, null if the token names it
 * @param publicKey the public half of the key pair that the gateway generated
 * @param lans the networks on its LAN interfaces
 * @param version the agent's version
 */
@JsonIgnoreProperties(ignoreUnknown = true)
@JsonInclude(JsonInclude.Include.NON_NULL)
public record EnrolRequest(@Nullable NewSite site, @JsonProperty("public_key") PublicKey publicKey, List<Cidr> lans,
		String version) {

	public EnrolRequest {
		requirePresent(publicKey, "public_key");
		lans = List.copyOf(requirePresent(lans, "lans"));
		requirePresent(version, "version");
	}

}
