package dev.wm.registry.persistence;

import java.util.Locale;

import dev.wm.contract.v1.host.HostType;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class HostTypeConverter extends TextConverter<HostType> {

	HostTypeConverter() {
		super((text) -> HostType.valueOf(text.toUpperCase(Locale.ROOT)));
	}

}
