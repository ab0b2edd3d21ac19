package io.github.bedrockremedy.pipeline.foresight;

import io.github.bedrockremedy.contract.catalogue.ProfileCatalogue;
import io.github.bedrockremedy.iam.Action;
import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.Region;
import io.github.bedrockremedy.iam.Statement;
import io.github.bedrockremedy.pipeline.evidence.ProfileFacts;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Reads from the documents of a role or user which calls through profiles its owner meant to
/// allow. Only what the owner named counts: see `docs/decisions/0060-what-is-foreseen.md`.
public final class ProspectReader {
  private static final List<Action> ACTIONS =
      List.of(Action.INVOKE_MODEL, Action.INVOKE_MODEL_STREAM);

  private final ProfileCatalogue catalogue;
  private final Set<Region> watched;

  /// @param watched Regions to look in where a grant leaves the Region open; empty for those the
  ///     principal's own grants name
  public ProspectReader(ProfileCatalogue catalogue, Set<Region> watched) {
    this.catalogue = catalogue;
    this.watched = Set.copyOf(watched);
  }

  /// What the documents tell.
  ///
  /// @param prospects calls to look at, each once
  /// @param broad grants too wide to tell
  /// @param unread names of policies nobody here can read
  public record Prospects(List<Prospect> prospects, List<Broad> broad, List<String> unread) {
    public Prospects {
      prospects = List.copyOf(prospects);
      broad = List.copyOf(broad);
      unread = List.copyOf(unread);
    }
  }

  /// Reads a role or user.
  public Prospects read(HeldPrincipal holder) {
    HeldStatements statements = HeldStatements.of(holder);
    Set<Prospect> prospects = new LinkedHashSet<>();
    List<Broad> broad = new ArrayList<>();
    for (HeldStatements.Held held : statements.owners()) {
      List<Action> actions = ACTIONS.stream().filter(held.statement()::speaksOf).toList();
      for (ProfilePattern pattern : patterns(held.statement(), actions)) {
        Set<Region> regions = watched.isEmpty() ? statements.regions() : watched;
        switch (pattern.in(holder.arn(), regions, catalogue)) {
          case ProfilePattern.Named.Profiles named ->
              named
                  .arns()
                  .forEach(p -> actions.forEach(a -> prospects.add(new Prospect(holder, a, p))));
          case ProfilePattern.Named.TooWide wide ->
              broad.add(new Broad(holder, held.policy().name(), pattern.text(), wide.why()));
        }
      }
    }
    return new Prospects(List.copyOf(prospects), broad, statements.unread());
  }

  private static List<ProfilePattern> patterns(Statement statement, List<Action> actions) {
    return actions.isEmpty() || statement.notResources()
        ? List.of()
        : statement.resources().stream().flatMap(r -> ProfilePattern.read(r).stream()).toList();
  }

  /// The models behind a prospect's profile that none of the documents certainly allows.
  public static List<Arn> uncovered(Prospect prospect, ProfileFacts.Known profile) {
    HeldStatements statements = HeldStatements.of(prospect.holder());
    return profile.models().stream()
        .filter(model -> !statements.covers(prospect.action(), model, prospect.profile()))
        .toList();
  }
}
