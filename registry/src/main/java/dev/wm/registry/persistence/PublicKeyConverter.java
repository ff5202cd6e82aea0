package dev.wm.registry.persistence;

import dev.wm.contract.key.PublicKey;
import jakarta.persistence.Converter;

@Converter(autoApply = true)
class PublicKeyConverter extends TextConverter<PublicKey> {

	PublicKeyConverter() {
		super(PublicKey::parse);
	}

}
