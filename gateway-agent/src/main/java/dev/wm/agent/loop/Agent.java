package dev.wm.agent.loop;

import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import dev.wm.agent.cache.CachedConfig;
import dev.wm.agent.desired.Locality;
import dev.wm.agent.desired.PrivateKey;
import dev.wm.agent.enrol.KeyStore;
import dev.wm.agent.fetch.Fetched;
import dev.wm.agent.files.PassLock;
import dev.wm.agent.host.Host;
import dev.wm.agent.host.HostException;
import dev.wm.agent.observed.Observed;
import dev.wm.agent.plan.Step;
import dev.wm.agent.settings.GatewaySettings;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.net.Cidr;
import dev.wm.contract.v1.GatewayReport;
import org.jspecify.annotations.Nullable;

/**
 * One gateway: asks, reconciles, reports.
 */
public final class Agent {

	private final GatewaySettings settings;

	private final Host host;

	private final KeyStore keys;

	private final RegistryContact contact;

	private final Reconciler reconciler;

	private final Path lock;

	private final EventLog log;

	private final String version;

	private List<Cidr> lans = List.of();

	private boolean started;

	Agent(GatewaySettings settings, Host host, KeyStore keys, RegistryContact contact, Reconciler reconciler, Path lock,
			EventLog log, String version) {
		this.settings = settings;
		this.host = host;
		this.keys = keys;
		this.contact = contact;
		this.reconciler = reconciler;
		this.lock = lock;
		this.log = log;
		this.version = version;
	}

	/**
	 * Asks the registry and puts its answer, or else the last good one, in force.
	 * @param forced whether to fetch the configuration even if it is unchanged
	 * @return what it came to
	 */
	public PassResult pass(boolean forced) {
		try (PassLock _ = PassLock.take(this.lock)) {
			return locked(forced);
		}
		catch (HostException | UncheckedIOException | InvalidValueException ex) {
			List<String> problems = List.of(String.valueOf(ex.getMessage()));
			tell(problems);
			return new PassResult(List.of(), problems, false);
		}
	}

	private PassResult locked(boolean forced) {
		PrivateKey key = this.keys.key();
		this.reconciler.loadCache();
		List<Step> steps = new ArrayList<>();
		// At a start, what is known is put in force before the network has its say.
		boolean first = !this.started;
		this.started = true;
		if (first && this.reconciler.newestTag() != null) {
			steps.addAll(reconcile(key).reconciled().steps());
		}
		poll(key, forced);
		View view = reconcile(key);
		steps.addAll(view.reconciled().steps());
		tell(view.problems());
		CachedConfig applied = this.reconciler.applied();
		boolean current = applied != null && applied.tag().equals(this.reconciler.newestTag());
		return new PassResult(steps, view.problems(), this.contact.isReached() && current && view.isComplete());
	}

	private void tell(List<String> problems) {
		this.log.problems(problems);
		CachedConfig applied = this.reconciler.applied();
		this.contact.report(new GatewayReport((applied != null) ? applied.tag() : null,
				(applied != null) ? applied.revision() : null, null, this.version, this.lans, List.of(), List.of(),
				List.of(), List.of(), problems));
	}

	private void poll(PrivateKey key, boolean forced) {
		@Nullable String tag = forced ? null : this.reconciler.newestTag();
		this.contact.poll(key.publicKey(), () -> survey(key).locality().lans(), tag).ifPresent(this::offer);
	}

	private void offer(Fetched fetched) {
		this.reconciler.offer(new CachedConfig(fetched.json(), fetched.tag(), fetched.revision()));
	}

	private View reconcile(PrivateKey key) {
		Survey survey = survey(key);
		Reconciled reconciled = this.reconciler.reconcile(survey.locality(), survey.observed());
		String verb = reconciled.repair() ? "repaired: " : "applied: ";
		reconciled.steps().forEach((step) -> this.log.event(verb + step));
		return new View(survey, reconciled);
	}

	private Survey survey(PrivateKey key) {
		Observed observed = this.host.observe();
		Survey survey = Survey.of(observed, this.settings, key);
		this.lans = survey.locality().lans();
		return survey;
	}

	/**
	 * The machine and what was done to it.
	 *
	 * @param surveyed what it looked like before
	 * @param reconciled what was done
	 */
	private record View(Survey surveyed, Reconciled reconciled) {

		List<String> problems() {
			List<String> problems = new ArrayList<>(this.surveyed.problems());
			problems.addAll(this.reconciled.problems());
			return problems;
		}

		boolean isComplete() {
			return this.reconciled.applied().map(Applied::isComplete).orElse(false);
		}

	}

}
