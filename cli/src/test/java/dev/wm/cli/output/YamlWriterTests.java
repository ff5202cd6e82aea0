package dev.wm.cli.output;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class YamlWriterTests {

	private static String yaml(String json) {
		return YamlWriter.write(JsonMapper.shared().readValue(json, Object.class));
	}

	@Test
	void writeWhenNestedIndentsEachLevel() {
		assertThat(yaml("{\"a\":{\"b\":[1,{\"c\":true,\"d\":[\"x\"]},[2,3],[],{}]},\"e\":null,\"f\":1.5}"))
			.isEqualTo("""
					a:
					  b:
					    - 1
					    - c: true
					      d:
					        - x
					    -   - 2
					        - 3
					    - []
					    - {}
					e: null
					f: 1.5
					""");
	}

	@Test
	void writeWhenATextCouldBeReadAsSomethingElseQuotesIt() {
		assertThat(yaml(
				"[\"yes\",\"No\",\"null\",\"1.2\",\"172.30.0.0/16\",\"a: b\",\"- x\",\"\",\"a#b\",\"x y\",\"nas.sheen\"]"))
			.isEqualTo("""
					- "yes"
					- "No"
					- "null"
					- "1.2"
					- "172.30.0.0/16"
					- "a: b"
					- "- x"
					- ""
					- "a#b"
					- "x y"
					- nas.sheen
					""");
	}

	@Test
	void writeWhenATextHoldsLinesOrEscapesKeepsThemHarmless() {
		assertThat(yaml("[\"a\\nb: c\",\"\\u001b[2J\\u202e\"]"))
			.isEqualToIgnoringCase("- \"a\\nb: c\"\n- \"\\e[2J\\u202e\"\n");
		assertThat(yaml("{\"a b\":1}")).isEqualTo("\"a b\": 1\n");
	}

	@Test
	void writeWhenEmptyIsOneLine() {
		assertThat(yaml("[]")).isEqualTo("[]\n");
		assertThat(yaml("\"x\"")).isEqualTo("x\n");
	}

}
