package dev.wm.registry.openapi;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class ApiBreaksTests {

	private static final String API = """
			{"paths":{"/a":{"get":{"parameters":[{"in":"query","name":"limit","required":false}],
			"responses":{"200":{"$ref":"#/components/schemas/Thing"}}},"post":{"responses":{"200":{}}}}},
			"components":{"schemas":{"Kind":{"type":"string","enum":["one","two"]},
			"Thing":{"type":"object","properties":{"name":{"type":"string"},"kind":{"type":"string"}},
			"required":["name"]}}}}""";

	@Test
	void betweenWhenNothingOrMoreIsThereFindsNothing() {
		assertThat(ApiBreaks.between(read(API), read(API))).isEmpty();
		String more = API.replace("\"one\",", "\"one\",\"three\",")
			.replace("\"post\":", "\"put\":{},\"post\":")
			.replace("\"properties\":{", "\"properties\":{\"new\":{},");
		assertThat(ApiBreaks.between(read(API), read(more))).isEmpty();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			"/a"                           | "/b"                              | gone: get /a
			"post"                         | "put"                             | gone: post /a
			"limit"                        | "most"                            | gone: get /a parameter limit
			"required":false               | "required":true                   | newly required: get /a parameter limit
			"200":{"$ref"                  | "201":{"$ref"                     | gone: get /a answer 200
			schemas/Thing                  | schemas/Kind                      | gone: get /a answer Thing
			"two"                          | "three"                           | gone: Kind two
			"Kind"                         | "Sort"                            | gone: Kind
			"kind":{                       | "sort":{                          | gone: Thing.kind
			"kind":{"type":"string"}       | "kind":{"type":"integer"}         | of another type: Thing.kind
			"Kind":{"type":"string"        | "Kind":{"type":"integer"          | of another type: Kind
			["name"]                       | ["kind","name"]                   | newly required: Thing.kind
			""")
	void betweenWhenAClientWouldFailSaysWhere(String was, String is, String expected) {
		assertThat(API).contains(was);
		assertThat(ApiBreaks.between(read(API), read(API.replace(was, is)))).contains(expected);
	}

	private static JsonNode read(String json) {
		return JsonMapper.shared().readTree(json);
	}

}
