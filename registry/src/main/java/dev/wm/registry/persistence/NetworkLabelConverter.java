package dev.wm.registry.persistence;

import dev.wm.contract.net.NetworkLabel;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class NetworkLabelConverter extends TextConverter<NetworkLabel> {

	NetworkLabelConverter() {
		super(NetworkLabel::parse);
	}

}
