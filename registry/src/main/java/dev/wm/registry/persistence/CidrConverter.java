package dev.wm.registry.persistence;

import dev.wm.contract.net.Cidr;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class CidrConverter extends TextConverter<Cidr> {

	CidrConverter() {
		super(Cidr::parse);
	}

}
