package dev.wm.registry.persistence;

import dev.wm.contract.net.MeshName;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class MeshNameConverter extends TextConverter<MeshName> {

	MeshNameConverter() {
		super(MeshName::parse);
	}

}
