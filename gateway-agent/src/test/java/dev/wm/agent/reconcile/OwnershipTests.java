package dev.wm.agent.reconcile;

import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.wm.agent.Samples;
import dev.wm.agent.host.FakeHost;
import dev.wm.agent.observed.Link;
import dev.wm.agent.observed.ManagedFile;
import dev.wm.agent.observed.NetworkInterface;
import dev.wm.agent.observed.ObservedState;
import dev.wm.agent.observed.TunnelState;
import dev.wm.contract.net.InterfaceName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Whose interface and file it is, by what is there. */
class OwnershipTests {

	private final FakeHost machine = new FakeHost();

	private Optional<String> refusal() {
		return refusal(this.machine.observe());
	}

	private static Optional<String> refusal(ObservedState observed) {
		return new Ownership(InterfaceName.WIREGUARD, observed, Samples.KEY.publicKey()::equals).refusal();
	}

	@ParameterizedTest
	@CsvSource({ "none,none,no,false", "own,own,no,false", "own,none,no,false", "none,own,no,false",
			"other,own,no,false", "own,damaged,yes,false", "blank,none,no,false", "none,damaged,yes,false",
			"other,none,yes,false", "other,none,no,true", "other,other,no,true", "other,other,yes,true",
			"none,other,no,true", "none,other,yes,true", "blank,other,no,true", "none,damaged,no,true",
			"own,other,yes,true" })
	void refusalWhenOnlyWhatIsOursIsThereIsNone(String tunnel, String file, String recorded, boolean refused) {
		if (!tunnel.equals("none")) {
			this.machine.lan("wg0", "172.30.2.1/24");
			this.machine.tunnel = new TunnelState(switch (tunnel) {
				case "own" -> Samples.KEY.publicKey();
				case "other" -> Samples.key(9).publicKey();
				default -> null;
			}, 51820, Map.of());
		}
		switch (file) {
			case "own" -> this.machine.edit(ManagedFile.WIREGUARD, "# Written by wm-gateway from the …\n[Interface]\n");
			case "other" ->
				this.machine.edit(ManagedFile.WIREGUARD, "[Interface]\nPrivateKey = " + Samples.key(9).base64() + "\n");
			case "damaged" -> this.machine.edit(ManagedFile.WIREGUARD, "nonsense\n");
			default -> assertThat(file).isEqualTo("none");
		}
		this.machine.made = recorded.equals("yes") ? "wg0" : null;
		assertThat(refusal().isPresent()).isEqualTo(refused);
	}

	@Test
	void refusalWhenTheInterfaceIsOfAnotherKindSaysSo() {
		ObservedState bare = this.machine.observe();
		ObservedState bridge = new ObservedState(
				List.of(new NetworkInterface("wg0", true, 1500, List.of(),
						new Link("bridge", null, false, false, false))),
				Optional.empty(), Optional.empty(), bare.routing(), bare.table(), bare.files(), bare.appliedEndpoints(),
				bare.admitted(), bare.resolver(), bare.lanResolvers(), bare.system());
		assertThat(refusal(bridge)).hasValueSatisfying(
				(sentence) -> assertThat(sentence).startsWith("Interface wg0 exists and is no WireGuard interface. "));
	}

}
