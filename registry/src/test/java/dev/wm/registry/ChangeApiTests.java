package dev.wm.registry;

import java.util.List;
import java.util.Map;

import dev.wm.contract.v1.Api;
import dev.wm.registry.testing.ApiClient;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

class ChangeApiTests extends ApiTestBase {

	@Test
	void everyWriteLeavesOneRowWithItsRevision() {
		long start = revision();
		String site = this.admin.site("sheen").body();
		String host = this.admin.host("server.sheen", "192.168.1.10").body();
		this.admin.gateway("sheen", 1, "192.168.1.0/24");
		this.admin.delete("/api/v1/hosts/server.sheen");
		List<Map<String, @Nullable Object>> rows = rowsSince(start);
		assertThat(rows)
			.extracting((row) -> row.get("actor_kind") + " " + row.get("action") + " " + row.get("object_kind") + " "
					+ row.get("object_name"))
			.containsExactly("admin create site sheen", "admin create host server.sheen",
					"admin create enrolment_token sheen", "enrolment enrol gateway sheen",
					"admin remove host server.sheen");
		assertThat(rows).extracting((row) -> row.get("revision"))
			.containsExactly(start + 1, start + 2, start + 3, start + 4, start + 5);
		assertThat(same(rows.get(0), "state_after", site)).isTrue();
		assertThat(rows.get(0).get("state_before")).isNull();
		assertThat(same(rows.get(3), "state_before", site)).isTrue();
		assertThat(same(rows.get(4), "state_before", host)).isTrue();
		assertThat(rows.get(4).get("state_after")).isNull();
	}

	@Test
	@ExtendWith(OutputCaptureExtension.class)
	void noTokenIsInTheDatabaseOrTheLog(CapturedOutput output) {
		this.admin.site("sheen");
		String enrolment = this.admin.enrolmentToken("sheen");
		ApiClient gateway = this.admin.as(this.admin.as(enrolment).enrol(1).text("token"));
		this.admin.as(enrolment).enrol(2);
		gateway.get(Api.SITES);
		String everything = List.of("change", "credential", "enrolment_token", "gateway")
			.stream()
			.map((table) -> this.database.sql("select * from " + table).query().listOfRows().toString())
			.reduce(output.getAll(), String::concat);
		assertThat(everything).doesNotContain(enrolment, gateway.token(), ADMIN_TOKEN);
	}

	private List<Map<String, @Nullable Object>> rowsSince(long revision) {
		return this.database.sql("select * from change where revision > ? order by revision")
			.param(revision)
			.query()
			.listOfRows();
	}

	private boolean same(Map<String, @Nullable Object> row, String column, String json) {
		return this.database.sql("select cast(? as jsonb) = cast(? as jsonb)")
			.params(String.valueOf(row.get(column)), json)
			.query(Boolean.class)
			.single();
	}

}
