package dev.wm.contract.v1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.change.Change;
import dev.wm.contract.v1.change.Difference;
import dev.wm.contract.v1.change.GatewayChange;
import dev.wm.contract.v1.change.Plan;
import dev.wm.contract.v1.change.RevisionDiff;
import dev.wm.contract.v1.change.Rollback;
import dev.wm.contract.v1.check.ForwardProbe;
import dev.wm.contract.v1.check.DeepCheck;
import dev.wm.contract.v1.check.Finding;
import dev.wm.contract.v1.check.HostProbe;
import dev.wm.contract.v1.check.NamedCheck;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.check.ProbeReport;
import dev.wm.contract.v1.check.RouterNames;
import dev.wm.contract.v1.config.DeviceConfig;
import dev.wm.contract.v1.config.DevicePeer;
import dev.wm.contract.v1.config.GatewayConfig;
import dev.wm.contract.v1.config.HubPeer;
import dev.wm.contract.v1.config.MeshConfig;
import dev.wm.contract.v1.credential.Credential;
import dev.wm.contract.v1.credential.IssuedCredential;
import dev.wm.contract.v1.credential.NewCredential;
import dev.wm.contract.v1.device.Device;
import dev.wm.contract.v1.device.NewDevice;
import dev.wm.contract.v1.enrolment.DeviceEnrolRequest;
import dev.wm.contract.v1.enrolment.DeviceEnrolment;
import dev.wm.contract.v1.enrolment.EnrolRequest;
import dev.wm.contract.v1.enrolment.Enrolment;
import dev.wm.contract.v1.enrolment.EnrolmentToken;
import dev.wm.contract.v1.enrolment.HeldKey;
import dev.wm.contract.v1.enrolment.KeyChallenge;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import dev.wm.contract.v1.enrolment.NewKey;
import dev.wm.contract.v1.enrolment.PendingEnrolment;
import dev.wm.contract.v1.gateway.FirewallBlock;
import dev.wm.contract.v1.gateway.Gateway;
import dev.wm.contract.v1.gateway.GatewayReport;
import dev.wm.contract.v1.gateway.HostSighting;
import dev.wm.contract.v1.gateway.RefusedSource;
import dev.wm.contract.v1.gateway.PeerReport;
import dev.wm.contract.v1.gateway.PeerStatus;
import dev.wm.contract.v1.gateway.Repair;
import dev.wm.contract.v1.gateway.SubsystemReport;
import dev.wm.contract.v1.host.Host;
import dev.wm.contract.v1.host.NewHost;
import dev.wm.contract.v1.mesh.Health;
import dev.wm.contract.v1.mesh.Mesh;
import dev.wm.contract.v1.release.NewRollOut;
import dev.wm.contract.v1.release.Release;
import dev.wm.contract.v1.release.RollOut;
import dev.wm.contract.v1.release.SiteUpdate;
import dev.wm.contract.v1.release.UpdateReport;
import dev.wm.contract.v1.release.WantedRelease;
import dev.wm.contract.v1.site.NewSite;
import dev.wm.contract.v1.site.Site;
import dev.wm.contract.v1.transfer.ImportProgress;
import dev.wm.contract.v1.transfer.ImportSummary;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JavaType;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Each record against the golden document beside this test, in both directions. */
class RecordJsonTests {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	static Stream<Class<?>> records() {
		return Stream.of(Health.class, Mesh.class, Site.class, NewSite.class, Host.class, NewHost.class,
				NewEnrolmentToken.class, EnrolmentToken.class, EnrolRequest.class, Enrolment.class, GatewayReport.class,
				Gateway.class, MeshConfig.class, GatewayConfig.class, Problem.class, Device.class, NewDevice.class,
				DevicePeer.class, HubPeer.class, DeviceConfig.class, DeviceEnrolRequest.class, DeviceEnrolment.class,
				NewKey.class, KeyChallenge.class, HeldKey.class, NewCredential.class, Credential.class,
				IssuedCredential.class, PendingEnrolment.class, SubsystemReport.class, PeerReport.class, Repair.class,
				PeerStatus.class, Change.class, Difference.class, RevisionDiff.class, GatewayChange.class, Plan.class,
				Rollback.class, Finding.class, ImportSummary.class, ImportProgress.class, PathProbe.class,
				HostProbe.class, ProbeReport.class, NamedCheck.class, DeepCheck.class, HostSighting.class,
				FirewallBlock.class, ForwardProbe.class, RefusedSource.class, RouterNames.class, WantedRelease.class,
				UpdateReport.class, Release.class, NewRollOut.class, RollOut.class, SiteUpdate.class);
	}

	@ParameterizedTest
	@MethodSource("records")
	void readAndWriteWhenGoldenGivesTheSameDocument(Class<?> type) throws IOException {
		String golden = golden(type.getSimpleName());
		Object value = JSON.readValue(golden, type);
		assertThat(JSON.readTree(JSON.writeValueAsString(value))).isEqualTo(JSON.readTree(golden));
		assertThat(JSON.readValue(JSON.writeValueAsString(value), type)).isEqualTo(value).hasSameHashCodeAs(value);
	}

	@Test
	void listingWhenReadKeepsItsElementType() {
		JavaType hosts = JSON.getTypeFactory().constructParametricType(Listing.class, Host.class);
		Listing<Host> listing = JSON.readValue("{\"items\":[]}", hosts);
		assertThat(listing.items()).isEqualTo(List.of());
	}

	static Stream<Class<?>> recordsWithRequiredMembers() {
		return records().filter((type) -> type != NewRollOut.class);
	}

	@ParameterizedTest
	@MethodSource("recordsWithRequiredMembers")
	void readWhenAMemberIsMissingNamesIt(Class<?> type) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readValue("{}", type))
			.withMessageMatching(
					"(?s).*(\"[a-z_]+\" is missing\\.|Give either \"site\" or \"device\"|Cannot map `null` into type).*");
	}

	@ParameterizedTest
	@ValueSource(strings = { "{\"name\":\"server.sheen\",\"local_address\":\"192.168.1.300\"}",
			"{\"name\":\"server\",\"local_address\":\"192.168.1.10\"}",
			"{\"name\":\"server.sheen\",\"local_address\":[\"192.168.1.10\"]}",
			"{\"name\":\"server.sheen\",\"local_address\":null}" })
	void readWhenAValueIsNotOfItsTypeRefuses(String json) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readValue(json, NewHost.class));
	}

	@Test
	void hostWhenItHasNoPinIsReadAndWrittenWithoutOne() {
		String json = "{\"name\":\"a.b\",\"local_address\":\"192.168.1.10\",\"overlay_address\":\"172.30.2.2\","
				+ "\"type\":\"standard\",\"masquerade\":false}";
		Host host = JSON.readValue(json, Host.class);
		assertThat(host.mac()).isNull();
		assertThat(host.follow()).isFalse();
		assertThat(JSON.readTree(JSON.writeValueAsString(host))).isEqualTo(JSON.readTree(json));
	}

	@Test
	void newHostWhenItFollowsNoEthernetAddressRefuses() {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readValue(
				"{\"name\":\"a.b\",\"local_address\":\"192.168.1.10\",\"masquerade\":false,\"follow\":true}",
				NewHost.class))
			.withMessageContaining("follow needs mac");
	}

	@Test
	void newRollOutWhenEmptyIsTheNewestReleaseForAll() {
		assertThat(JSON.readValue("{}", NewRollOut.class)).isEqualTo(new NewRollOut(null, null, null, false, false));
	}

	@ParameterizedTest
	@CsvSource({ "0,", "101,", "-1,", "50,sheen" })
	void newRollOutWhenThePercentCannotBeRefuses(int percent, @Nullable String site) {
		SiteDomain domain = (site != null) ? SiteDomain.parse(site) : null;
		assertThatExceptionOfType(InvalidValueException.class)
			.isThrownBy(() -> new NewRollOut(null, domain, percent, false, false))
			.withMessageContaining("\"percent\"");
	}

	@Test
	void newSiteWhenOnlyTheDomainIsGivenIsASpoke() {
		NewSite site = JSON.readValue("{\"domain\":\"sheen\"}", NewSite.class);
		assertThat(site).isEqualTo(new NewSite(SiteDomain.parse("sheen"), null, null, false, null, null));
	}

	@Test
	void newSiteWhenBothSizesAreGivenRefuses() {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readValue(
				"{\"domain\":\"sheen\",\"subnet\":\"172.30.1.0/24\",\"prefix_length\":24,\"hub\":false}",
				NewSite.class))
			.withMessageContaining("not both");
	}

	private static String golden(String name) throws IOException {
		try (InputStream in = RecordJsonTests.class.getResourceAsStream(name + ".json")) {
			return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"sent\":3,\"answered\":4", "\"sent\":3,\"answered\":-1",
			"\"sent\":3,\"answered\":3,\"round_trip\":-1", "\"sent\":3,\"answered\":3,\"largest_packet\":65536" })
	void pathProbeWhenANumberCannotBeRefuses(String numbers) {
		String json = "{\"site\":\"sheen\"," + numbers + ",\"answers_names\":true}";
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readValue(json, PathProbe.class))
			.withMessageContaining("expected");
	}

	@ParameterizedTest
	@ValueSource(strings = { "\"id\":0,\"asked\":3,\"answered\":3", "\"id\":1,\"asked\":3,\"answered\":4" })
	void deepCheckWhenANumberCannotBeRefuses(String numbers) {
		String json = "{\"started_at\":\"2026-03-01T12:00:00Z\",\"done\":true,\"waiting\":[],\"checks\":[]," + numbers
				+ "}";
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> JSON.readValue(json, DeepCheck.class))
			.withMessageContaining("expected");
	}

}
