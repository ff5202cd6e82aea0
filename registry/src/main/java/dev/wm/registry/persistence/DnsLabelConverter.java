package dev.wm.registry.persistence;

import dev.wm.contract.net.DnsLabel;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class DnsLabelConverter extends TextConverter<DnsLabel> {

	DnsLabelConverter() {
		super(DnsLabel::parse);
	}

}
