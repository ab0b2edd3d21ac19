package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.pipeline.event.CloudTrailEvent;
import io.github.bedrockremedy.pipeline.event.EventInput;
import io.github.bedrockremedy.pipeline.event.EventReader;
import io.github.bedrockremedy.pipeline.event.EventReading;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// What is replayed: records, and the account they happened in.
///
/// @param name as given on the command line
/// @param records the records, JSON
/// @param account the account; one without any principal if none was given
record ReplayCase(String name, List<String> records, AccountFile account) {

  /// Reads a case folder, or an event file with an account file beside it or named.
  static ReplayCase read(String name, Optional<Path> accountFile) throws IOException {
    Path path = existing(name);
    boolean folder = Files.isDirectory(path);
    Path event = folder ? path.resolve("event.json") : path;
    if (!Files.isReadable(event)) {
      throw new Refusal("cannot read " + event + "; expected a CloudTrail record as JSON");
    }
    List<String> records = records(event);
    if (records.isEmpty()) {
      throw new Refusal(event + " holds no event; expected a CloudTrail record as JSON");
    }
    Path beside = event.resolveSibling("account.json");
    Optional<Path> file =
        accountFile.or(() -> Files.isReadable(beside) ? Optional.of(beside) : Optional.empty());
    return new ReplayCase(name, records, account(file, records));
  }

  private static List<String> records(Path event) throws IOException {
    byte[] bytes = Files.readAllBytes(event);
    try {
      return EventInput.records(bytes);
    } catch (IOException e) {
      throw new Refusal(event + " is gzipped and damaged: " + e.getMessage());
    }
  }

  /// A path as given, or the name of a case of the project.
  private static Path existing(String name) {
    Path given = Path.of(name);
    Path cases = Path.of(System.getProperty("bedrock-remedy.home", "."), "events");
    for (Path candidate : List.of(given, cases.resolve(name))) {
      if (Files.exists(candidate)) {
        return candidate;
      }
    }
    throw new Refusal(
        "there is no file or case '" + name + "'; expected a path, or a folder under " + cases);
  }

  private static AccountFile account(Optional<Path> file, List<String> records) {
    if (file.isPresent() && !Files.isReadable(file.get())) {
      throw new Refusal("cannot read " + file.get() + "; expected an account as JSON");
    }
    try {
      return file.map(AccountFile::read)
          .orElseGet(() -> AccountFile.empty(accountOf(records).orElse("000000000000")));
    } catch (IllegalArgumentException e) {
      throw new Refusal(file.map(Path::toString).orElse("account") + ": " + e.getMessage());
    }
  }

  /// When the last denied call was made: the replay's clock starts there, because all of them are
  /// delivered together, and no record comes before its call.
  Instant start() {
    return events().stream()
        .map(CloudTrailEvent::time)
        .max(Instant::compareTo)
        .orElse(Instant.parse("2026-01-01T00:00:00Z"));
  }

  /// The denials among the records.
  List<CloudTrailEvent> events() {
    return records.stream()
        .flatMap(
            r ->
                EventReader.read(r) instanceof EventReading.AccessDenied denied
                    ? java.util.stream.Stream.of(denied.event())
                    : java.util.stream.Stream.empty())
        .toList();
  }

  private static Optional<String> accountOf(List<String> records) {
    return records.stream()
        .flatMap(
            r ->
                EventReader.read(r) instanceof EventReading.AccessDenied denied
                    ? java.util.stream.Stream.of(denied.event().account())
                    : java.util.stream.Stream.empty())
        .filter(a -> a.length() == 12)
        .findFirst();
  }
}
