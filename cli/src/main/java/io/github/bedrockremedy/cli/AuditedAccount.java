package io.github.bedrockremedy.cli;

import io.github.bedrockremedy.contract.EnvironmentKeys;
import io.github.bedrockremedy.edge.log.JsonLog;
import io.github.bedrockremedy.entry.AwsClients;
import io.github.bedrockremedy.entry.LookWiring;
import io.github.bedrockremedy.entry.Settings;
import io.github.bedrockremedy.entry.Wiring;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Partition;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.local.AccountFile;
import io.github.bedrockremedy.local.LocalAws;
import io.github.bedrockremedy.pipeline.LookAhead;
import io.github.bedrockremedy.pipeline.Outlook;
import io.github.bedrockremedy.pipeline.Planner;
import io.github.bedrockremedy.pipeline.foresight.HeldPrincipal;
import io.github.bedrockremedy.pipeline.foresight.PrincipalInventory;
import io.github.bedrockremedy.pipeline.foresight.PrincipalInventory.Part;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.StsClient;

/// An account that is looked through: the live one of the operator's credentials, or one in a file,
/// which the account in a process then plays. Either way the adapters and stages are those of the
/// installation, and nothing is written anywhere.
final class AuditedAccount implements AutoCloseable {
  private static final URI NO_PAGE = URI.create("http://127.0.0.1:1");

  private final String id;
  private final Settings settings;
  private final Wiring wiring;
  private final Runnable close;

  private AuditedAccount(
      AccountFile file, String mode, Region home, AwsClients.Endpoints endpoints, Runnable close) {
    this.id = file.accountId();
    this.close = close;
    this.settings =
        Settings.read(LocalEnvironment.complete(Map.of(EnvironmentKeys.MODE, mode), file, NO_PAGE));
    InstantSource clock = InstantSource.system();
    var nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);
    this.wiring =
        new Wiring(
            settings,
            new AwsClients(home, settings.accounts(), endpoints, clock),
            clock,
            new JsonLog(nowhere));
  }

  /// An account in a file.
  static AuditedAccount in(AccountFile file, String mode) {
    LocalAws aws = LocalAws.start(file, InstantSource.system());
    return new AuditedAccount(
        file,
        mode,
        home(file),
        new AwsClients.Endpoints(
            Optional.of(aws.endpoint()), Optional.empty(), LocalClients.ANYBODY),
        aws::close);
  }

  /// The account of the operator's credentials.
  static AuditedAccount live(LiveOptions live, String mode) {
    try (StsClient sts = LiveInstallation.at(StsClient.builder(), live).build()) {
      return new AuditedAccount(
          AccountFile.empty(sts.getCallerIdentity().account()),
          mode,
          new Region(live.region().id()),
          new AwsClients.Endpoints(live.endpoint(), live.endpoint(), live.credentials()),
          () -> {});
    } catch (SdkException e) {
      throw new Refusal("the account cannot be asked: " + e.getMessage());
    }
  }

  /// Where IAM is asked; a file says it by the partition of its roles.
  private static Region home(AccountFile file) {
    Partition partition =
        file.identities().stream()
            .flatMap(i -> Arn.parse(i.arn()).stream())
            .map(Arn::partition)
            .findFirst()
            .orElse(Partition.AWS);
    return switch (partition) {
      case AWS -> new Region("us-east-1");
      case US_GOV -> new Region("us-gov-west-1");
      case CHINA -> new Region("cn-north-1");
      case EUROPEAN_SOVEREIGN -> new Region("eusc-de-east-1");
      case ISO -> new Region("us-iso-east-1");
      case ISO_B -> new Region("us-isob-east-1");
      case ISO_E -> new Region("eu-isoe-west-1");
      case ISO_F -> new Region("us-isof-south-1");
    };
  }

  /// What came of it.
  ///
  /// @param principals roles and users that were looked at
  /// @param unread why the account was not read to its end; empty if it was
  record Audited(String account, int principals, Optional<String> unread) {}

  /// Looks at every role and user.
  ///
  /// @param regions where a grant leaves the Region open; empty for those the own grants name
  /// @param found told of each thing as it is found
  Audited look(Set<Region> regions, Consumer<Outlook> found) {
    LookWiring looking = wiring.looking();
    LookAhead ahead = looking.lookAhead(new Planner(wiring.gathering(), settings.rules()), regions);
    PrincipalInventory inventory = looking.principals(id);
    Optional<String> marker = Optional.empty();
    int looked = 0;
    do {
      switch (inventory.page(marker, () -> true)) {
        case Part.NotRead not -> {
          if (looked == 0) {
            throw new Refusal("IAM cannot be read: " + not.why());
          }
          return new Audited(id, looked, Optional.of(not.why()));
        }
        case Part.MarkerGone _ -> {
          return new Audited(id, looked, Optional.of("IAM gave no further page"));
        }
        case Part.Page page -> {
          for (HeldPrincipal holder : page.principals()) {
            ahead.look(holder, InstantSource.system().instant()).forEach(found);
            looked++;
          }
          marker = page.next();
        }
      }
    } while (marker.isPresent());
    return new Audited(id, looked, Optional.empty());
  }

  @Override
  public void close() {
    close.run();
  }
}
