package dev.wm.registry.persistence;

import dev.wm.contract.net.IpAddress;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class IpAddressConverter extends TextConverter<IpAddress> {

	IpAddressConverter() {
		super(IpAddress::parse);
	}

}
