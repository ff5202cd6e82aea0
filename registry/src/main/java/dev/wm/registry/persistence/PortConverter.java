package dev.wm.registry.persistence;

import dev.wm.contract.net.Port;
import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import org.jspecify.annotations.Nullable;

@Converter(autoApply = true)
class PortConverter implements AttributeConverter<Port, Integer> {

	@Override
	public @Nullable Integer convertToDatabaseColumn(@Nullable Port port) {
		return (port != null) ? port.number() : null;
	}

	@Override
	public @Nullable Port convertToEntityAttribute(@Nullable Integer number) {
		return (number != null) ? Port.of(number) : null;
	}

}
