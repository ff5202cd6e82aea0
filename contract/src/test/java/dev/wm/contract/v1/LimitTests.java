package dev.wm.contract.v1;

import java.time.Instant;
import java.util.List;

import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.DnsLabel;
import dev.wm.contract.net.SiteDomain;
import dev.wm.contract.v1.check.DeepCheck;
import dev.wm.contract.v1.check.PathProbe;
import dev.wm.contract.v1.credential.CredentialKind;
import dev.wm.contract.v1.credential.NewCredential;
import dev.wm.contract.v1.enrolment.NewEnrolmentToken;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** Both sides of each limit of a number or choice in a document. */
class LimitTests {

	private static final SiteDomain SHEEN = SiteDomain.parse("sheen");

	private static PathProbe probe(int sent, int answered, @Nullable Double roundTrip, @Nullable Integer packet) {
		return new PathProbe(SHEEN, sent, answered, roundTrip, packet, true);
	}

	private static DeepCheck deepCheck(long id, int asked, int answered) {
		return new DeepCheck(id, Instant.EPOCH, true, asked, answered, List.of(), List.of());
	}

	private static void assertRefused(ThrowingCallable made, String message) {
		assertThatExceptionOfType(InvalidValueException.class).isThrownBy(made).withMessage(message);
	}

	@ParameterizedTest
	@CsvSource({ "0,0", "3,0", "3,3" })
	void answeredWhenWithinWhatWasAskedIsTaken(int asked, int answered) {
		assertThat(probe(asked, answered, null, null).answered()).isEqualTo(answered);
		assertThat(deepCheck(1, asked, answered).answered()).isEqualTo(answered);
	}

	@ParameterizedTest
	@CsvSource({ "0,1", "3,-1", "3,4" })
	void answeredWhenBeyondWhatWasAskedRefuses(int asked, int answered) {
		String message = "\"answered\" is " + answered + ": expected 0 to " + asked + ".";
		assertRefused(() -> probe(asked, answered, null, null), message);
		assertRefused(() -> deepCheck(1, asked, answered), message);
	}

	@Test
	void deepCheckIdWhenBelowOneRefuses() {
		assertThat(deepCheck(1, 0, 0).id()).isOne();
		assertRefused(() -> deepCheck(0, 0, 0), "\"id\" is 0: expected 1 or more.");
	}

	@Test
	void roundTripWhenZeroIsTaken() {
		assertThat(probe(1, 1, 0.0, null).roundTrip()).isZero();
	}

	@ParameterizedTest
	@ValueSource(doubles = { -0.001, Double.NaN, Double.POSITIVE_INFINITY })
	void roundTripWhenNoTimeRefuses(double roundTrip) {
		assertRefused(() -> probe(1, 1, roundTrip, null),
				"\"round_trip\" is " + roundTrip + ": expected milliseconds.");
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, 65_535 })
	void largestPacketWhenItCanBeOneIsTaken(int bytes) {
		assertThat(probe(1, 1, null, bytes).largestPacket()).isEqualTo(bytes);
	}

	@ParameterizedTest
	@ValueSource(ints = { -1, 65_536 })
	void largestPacketWhenNoPacketIsThatLargeRefuses(int bytes) {
		assertRefused(() -> probe(1, 1, null, bytes), "\"largest_packet\" is " + bytes + ": expected bytes.");
	}

	@ParameterizedTest
	@EnumSource(value = CredentialKind.class, names = { "ADMIN", "VIEWER" })
	void newCredentialWhenForAPersonIsTaken(CredentialKind kind) {
		assertThat(new NewCredential(kind, null).kind()).isEqualTo(kind);
	}

	// It would speak for a machine that never enrolled.
	@ParameterizedTest
	@EnumSource(value = CredentialKind.class, names = { "GATEWAY", "DEVICE" })
	void newCredentialWhenForAMachineRefuses(CredentialKind kind) {
		assertRefused(() -> new NewCredential(kind, null),
				"Only credentials for admin and viewer are made this way: give a gateway or device an enrolment token.");
	}

	@Test
	void newEnrolmentTokenWhenForBothOrNeitherRefuses() {
		DnsLabel laptop = DnsLabel.parse("laptop");
		assertThat(NewEnrolmentToken.forSite(SHEEN)).isEqualTo(new NewEnrolmentToken(SHEEN, null, null));
		assertThat(NewEnrolmentToken.forDevice(laptop)).isEqualTo(new NewEnrolmentToken(null, laptop, null));
		String message = "Give either \"site\" or \"device\": a token is for one of them.";
		assertRefused(() -> new NewEnrolmentToken(SHEEN, laptop, null), message);
		assertRefused(() -> new NewEnrolmentToken(null, null, 60L), message);
	}

}
