package dev.wm.cli;

import java.util.Arrays;
import java.util.Collection;
import java.util.Locale;
import java.util.stream.Collectors;

import dev.wm.cli.command.context.CommandException;
import dev.wm.cli.output.ConsoleOutput;
import dev.wm.contract.InvalidValueException;
import dev.wm.contract.text.NearestName;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * Reports usage errors and exceptions of commands as one sentence and an exit code.
 */
final class PicocliErrorHandler implements IParameterExceptionHandler, IExecutionExceptionHandler {

	private final ConsoleOutput console;

	PicocliErrorHandler(ConsoleOutput console) {
		this.console = console;
	}

	@Override
	public int handleParseException(ParameterException ex, String[] args) {
		this.console.error(sentence(ex) + " See: " + help(ex.getCommandLine()));
		return CommandException.USAGE;
	}

	private static String sentence(ParameterException ex) {
		if (ex instanceof UnmatchedArgumentException unmatched) {
			return unmatched(unmatched);
		}
		ArgSpec spec = ex.getArgSpec();
		if (spec != null && spec.type().isEnum()) {
			return argument(spec) + "choose " + choices(spec) + ".";
		}
		if (spec != null && ex.getCause() instanceof TypeConversionException invalid) {
			return argument(spec) + invalid.getMessage();
		}
		String message = String.valueOf(ex.getMessage()).replaceFirst("^Error: ", "");
		return message.endsWith(".") ? message : message + ".";
	}

	// What was typed is repeated only where it cannot be a token.
	private static String unmatched(UnmatchedArgumentException ex) {
		String first = ex.getUnmatched().getFirst();
		CommandLine line = ex.getCommandLine();
		if (first.startsWith("-")) {
			String name = first.split("=", 2)[0];
			return "There is no option " + name + suggestion(name, line.getCommandSpec().optionsMap().keySet());
		}
		return line.getSubcommands().isEmpty() ? "There is one argument too many." : "There is no command "
				+ InvalidValueException.quote(first) + suggestion(first, line.getSubcommands().keySet());
	}

	private static String suggestion(String written, Collection<String> known) {
		return NearestName.of(written, known).map((name) -> ": did you mean " + name + "?").orElse(".");
	}

	private static String choices(ArgSpec spec) {
		return Arrays.stream(spec.type().getEnumConstants())
			.map((choice) -> choice.toString().toLowerCase(Locale.ROOT))
			.collect(Collectors.joining(" or "));
	}

	private static String argument(ArgSpec spec) {
		return (spec instanceof OptionSpec option) ? option.longestName() + ": " : "";
	}

	private static String help(CommandLine line) {
		String name = line.getCommandSpec().qualifiedName();
		String program = line.getCommandSpec().root().name();
		return name.equals(program) ? program + " help" : program + " help" + name.substring(program.length());
	}

	@Override
	public int handleExecutionException(Exception ex, CommandLine line, ParseResult result) {
		return ExceptionReporter.tell(this.console, ex);
	}

}
