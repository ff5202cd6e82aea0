package dev.wm.agent.plan;

import java.util.List;
import java.util.stream.Stream;

import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.table.Table;
import dev.wm.agent.text.FileText;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.net.InterfaceName;
import dev.wm.contract.net.IpAddress;
import dev.wm.contract.v1.gateway.Subsystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ActionTests {

	private static final Table EMPTY = new Table(List.of(), "");

	static Stream<Arguments> texts() {
		return Stream.of(arguments(new TunnelAction.TakeDown(InterfaceName.WIREGUARD), "take wg0 down"),
				arguments(new DnsAction.StartLanResolver("10.8.0.250-ab", FileText.of("")),
						"start dnsmasq 10.8.0.250-ab"),
				arguments(new DnsAction.StopLanResolver("10.8.0.250-ab"), "stop dnsmasq 10.8.0.250-ab"));
	}

	@ParameterizedTest
	@MethodSource("texts")
	void textWhenLoggedNamesWhatItIsDoneTo(Action action, String text) {
		assertThat(action.text()).isEqualTo(text);
	}

	// The log is not for half a megabyte of elements.
	@Test
	void toStringWhenTheTableIsUpdatedHasItsFingerprintOnly() {
		assertThat(new FirewallAction.UpdateTable(EMPTY, "add element ip wm members { 10.0.0.1 }"))
			.hasToString("UpdateTable[Table[" + EMPTY.fingerprint() + "]]");
	}

	// What only writes down must not hold back what works; anything else must.
	@ParameterizedTest
	@EnumSource
	void isRecordWhenAFileIsWrittenIsAsOfThatFile(ManagedFile file) {
		boolean record = List.of(ManagedFile.WIREGUARD, ManagedFile.TABLE, ManagedFile.ADMITTED).contains(file);
		assertThat(file.isRecord()).isEqualTo(record);
		assertThat(new WriteFile(ApplyStage.FLOWS, file, FileText.of("")).isRecord()).isEqualTo(record);
	}

	@Test
	void isRecordWhenTheMachineChangesIsFalse() {
		assertThat(new FirewallAction.RecordTable().isRecord()).isTrue();
		assertThat(new FirewallAction.LoadTable(EMPTY).isRecord()).isFalse();
		assertThat(new FirewallAction.EndFlows(List.of()).isRecord()).isFalse();
		assertThat(new RouteAction.EnableForwarding().isRecord()).isFalse();
	}

	// Routes are applied with the tunnel, and reported apart from it.
	@Test
	void subsystemWhenARouteIsReplacedIsRoutesWithinTheTunnelsStage() {
		Action route = new RouteAction.ReplaceRoute(Cidr.parse("172.30.0.0/16"), InterfaceName.WIREGUARD,
				IpAddress.parse("172.30.2.1"));
		assertThat(route.stage()).isEqualTo(ApplyStage.TUNNEL);
		assertThat(route.subsystem()).isEqualTo(Subsystem.ROUTES);
		assertThat(new TunnelAction.TakeDown(InterfaceName.WIREGUARD).subsystem()).isEqualTo(Subsystem.WIREGUARD);
	}

}
