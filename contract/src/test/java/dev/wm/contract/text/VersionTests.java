package dev.wm.contract.text;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VersionTests {

	@Test
	void textWhenBuiltIsTheVersionOfTheBuild() {
		assertThat(Version.text()).matches("\\d+\\.\\d+\\.\\d+(-\\w+)?");
	}

}
