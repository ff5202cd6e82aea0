package dev.wm.registry.persistence;

import java.util.Locale;

import dev.wm.contract.v1.device.DeviceType;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class DeviceTypeConverter extends TextConverter<DeviceType> {

	DeviceTypeConverter() {
		super((text) -> DeviceType.valueOf(text.toUpperCase(Locale.ROOT)));
	}

}
