package dev.wm.registry.persistence;

import dev.wm.contract.net.MacAddress;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class MacAddressConverter extends TextConverter<MacAddress> {

	MacAddressConverter() {
		super(MacAddress::parse);
	}

}
