package dev.wm.registry.persistence;

import dev.wm.contract.net.Endpoint;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class EndpointConverter extends TextConverter<Endpoint> {

	EndpointConverter() {
		super(Endpoint::parse);
	}

}
