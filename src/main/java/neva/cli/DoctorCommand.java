package neva.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;

/** {@code neva doctor}. */
@Command(
    name = "doctor",
    description = "Report the environment Neva runs in and any problems with it.")
final class DoctorCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    Doctor doctor = new Doctor();
    System.out.print(doctor.examine());
    return doctor.canTrain() ? ExitCode.OK : ExitCode.SOFTWARE;
  }
}
