package dev.wm.contract.v1.enrolment;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import dev.wm.contract.key.PublicKey;
import dev.wm.contract.v1.device.NewDevice;
import org.jspecify.annotations.Nullable;

import static dev.wm.contract.InvalidValueException.requirePresent;

/**
 * A device's enrolment request ({@code POST /api/v1/device-enrolments}). Its bearer token
 * is either an enrolment token, which names the device, or an administrator's, and then
 * {@code device} says which; a device that does not exist yet is created.
 *
 * @param device the device to create or to enrol, null if the token names it
 * @param publicKey the public half of the key pair that the device generated
 * @param version the set-up script's version
 * @param confirms whether the device confirms the enrolment once its tunnel is up
 * ({@code POST /api/v1/device/confirmation}): its enrolment token stays valid until then,
 * so that a join that fails half-way can be repeated. Absent means no, and the token is
 * used up at once
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record DeviceEnrolRequest(@Nullable NewDevice device, @JsonProperty("public_key") PublicKey publicKey,
		String version,
		@JsonInclude(JsonInclude.Include.NON_DEFAULT) @JsonSetter(nulls = Nulls.AS_EMPTY) boolean confirms) {

	public DeviceEnrolRequest {
		requirePresent(publicKey, "public_key");
		requirePresent(version, "version");
	}

	/**
	 * A request whose token is used up at once.
	 * @param device the device to create or to enrol, null if the token names it
	 * @param publicKey the public half of the key pair that the device generated
	 * @param version the set-up script's version
	 */
	public DeviceEnrolRequest(@Nullable NewDevice device, PublicKey publicKey, String version) {
		this(device, publicKey, version, false);
	}

}
