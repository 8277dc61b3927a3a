package netcoms.app;

import java.io.PrintWriter;
import netcoms.config.ConfigException;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The program's entry, and the one place that ends the process. */
public final class Main {
    private Main() {}

    public static void main(String[] args) {
        System.exit(commandLine().execute(args));
    }

    /** The commands with their error texts; streams can be replaced for tests. */
    static CommandLine commandLine() {
        return new CommandLine(new NetComs())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setUsageHelpAutoWidth(true)
                .setParameterExceptionHandler(Main::wrongUsage)
                .setExecutionExceptionHandler(Main::failed);
    }

    private static int wrongUsage(ParameterException e, String[] args) {
        PrintWriter err = e.getCommandLine().getErr();
        err.println("NetComs: " + e.getMessage());
        if (!UnmatchedArgumentException.printSuggestions(e, err)) {
            err.println("Try '" + e.getCommandLine().getCommandSpec().qualifiedName() + " --help'.");
        }
        return ExitCode.USAGE;
    }

    private static int failed(Exception e, CommandLine command, CommandLine.ParseResult parsed) {
        switch (e) {
            case Failure failure -> command.getErr().println("NetComs: " + failure.getMessage());
            case ConfigException wrong -> command.getErr().println("NetComs: " + wrong.getMessage());
            default -> {
                LoggerFactory.getLogger(Main.class).error("{} failed", command.getCommandName(), e);
                command.getErr()
                        .println("NetComs failed: " + e + "\nThe log has more: "
                                + System.getProperty("netcoms.logs", "logs") + "/"
                                + System.getProperty("netcoms.log", "netcoms")
                                + ".log");
            }
        }
        return switch (e) {
            case Failure failure -> failure.exitCode();
            case ConfigException wrong -> ExitCode.USAGE;
            default -> ExitCode.FAILED;
        };
    }
}
