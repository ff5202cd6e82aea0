package dev.wm.registry.persistence;

import dev.wm.contract.net.SiteDomain;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class SiteDomainConverter extends TextConverter<SiteDomain> {

	SiteDomainConverter() {
		super(SiteDomain::parse);
	}

}
