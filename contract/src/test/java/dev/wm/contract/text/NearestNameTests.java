package dev.wm.contract.text;

import java.util.List;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNameTests {

	private static final List<String> KNOWN = List.of("list-hosts", "list", "check", "add-host", "rotate-key");

	@ParameterizedTest
	@CsvSource({ "lst,list", "LIST,list", "list,list", "chcek,check", "addhost,add-host", "list-host,list-hosts",
			"frobnicate,", "x,", "'',", "ls," })
	void ofWhenSomethingIsWrittenIsTheMostSimilarOrNothing(String written, String meant) {
		assertThat(NearestName.of(written, KNOWN).orElse(null)).isEqualTo(meant);
	}

}
