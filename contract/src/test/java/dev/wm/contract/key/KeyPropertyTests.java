package dev.wm.contract.key;

import java.util.Base64;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

import static org.assertj.core.api.Assertions.assertThat;

class KeyPropertyTests {

	@Property
	void publicKeyWhenAnyThirtyTwoBytesHasOneText(@ForAll @Size(32) byte[] bytes) {
		bytes[0] |= 1;
		String text = Base64.getEncoder().encodeToString(bytes);
		assertThat(PublicKey.parse(text)).hasToString(text);
		assertThat(PublicKey.parse(text).bytes()).isEqualTo(bytes);
	}

}
