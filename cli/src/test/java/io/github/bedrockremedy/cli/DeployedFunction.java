package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.local.Function;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/// One handler of the packaged zip in a process of its own, started as Lambda starts it.
final class DeployedFunction implements Function, AutoCloseable {
  private static final long PATIENCE = 120;
  private static final Path TARGET = Path.of("..", "lambda", "target");

  private final RuntimeApi api = new RuntimeApi();
  private final Process process;

  private DeployedFunction(Path code, String handler, Map<String, String> environment, Options how)
      throws IOException {
    List<String> command = new ArrayList<>(how.before());
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(how.jvm());
    command.addAll(
        List.of(
            "-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac",
            "-cp",
            runtime(),
            "com.amazonaws.services.lambda.runtime.api.client.AWSLambda",
            handler));
    var builder = new ProcessBuilder(command).directory(code.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
    builder.environment().put("_HANDLER", handler);
    builder.environment().put("AWS_LAMBDA_FUNCTION_NAME", "packaged");
    if (how.snapStart()) {
      builder.environment().put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
    }
    process = builder.redirectErrorStream(true).redirectOutput(how.log().toFile()).start();
  }

  /// How a process is started.
  ///
  /// @param before what stands before `java`
  /// @param jvm options of the virtual machine
  /// @param snapStart whether a snapshot is prepared after init
  /// @param log where the process's output goes
  record Options(List<String> before, List<String> jvm, boolean snapStart, Path log) {
    /// As the stack starts them.
    static Options standard(Path log) {
      return new Options(List.of(), List.of("-XX:TieredStopAtLevel=1"), false, log);
    }
  }

  static DeployedFunction start(
      Path code, String handler, Map<String, String> environment, Options how) {
    try {
      return new DeployedFunction(code, handler, environment, how);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the function has started.
  DeployedFunction initialised() throws Exception {
    api.initialised().get(PATIENCE, TimeUnit.SECONDS);
    return this;
  }

  /// Lets a function go on from its snapshot.
  void restore() {
    api.restore();
  }

  @Override
  public byte[] invoke(byte[] event) throws Exception {
    return api.invoke(event).get(PATIENCE, TimeUnit.SECONDS);
  }

  /// Megabytes of the process that lie in memory.
  long residentMegabytes() throws IOException {
    return Files.readAllLines(Path.of("/proc", String.valueOf(process.pid()), "status")).stream()
        .filter(l -> l.startsWith("VmRSS:"))
        .mapToLong(l -> Long.parseLong(l.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(0);
  }

  /// Milliseconds the process has kept a processor busy, which what else the machine does changes
  /// little.
  long processorMillis() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO).toMillis();
  }

  /// The zip the last build packaged, if it did.
  static Optional<Path> zip() {
    try (Stream<Path> files = Files.exists(TARGET) ? Files.list(TARGET) : Stream.empty()) {
      return files.filter(f -> f.toString().endsWith("-lambda.zip")).findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Unpacks the zip as Lambda does.
  static Path unpack(Path zip, Path folder) throws IOException {
    try (var in = new ZipInputStream(Files.newInputStream(zip))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        Path file = folder.resolve(entry.getName());
        Files.createDirectories(entry.isDirectory() ? file : file.resolveSibling("."));
        if (!entry.isDirectory()) {
          Files.copy(in, file);
        }
      }
    }
    return folder;
  }

  /// The runtime's own jars; everything else comes from the zip.
  private static String runtime() {
    return Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .filter(
            j ->
                j.contains("aws-lambda-java-runtime-interface-client")
                    || j.contains("aws-lambda-java-core")
                    || j.contains("aws-lambda-java-serialization")
                    || j.contains("utils-lite"))
        .collect(Collectors.joining(File.pathSeparator));
  }

  @Override
  public void close() {
    process.destroyForcibly();
    api.close();
  }
}
