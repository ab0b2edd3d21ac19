package io.github.bedrockremedy.pipeline.patch;

import io.github.bedrockremedy.iam.Arn;
import io.github.bedrockremedy.iam.ModelId;
import io.github.bedrockremedy.iam.Partition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/// One resource of a document, taken apart: every rule of the guard asks what kind of thing it is.
///
/// @param text as written
/// @param arn what it names; empty for what is no ARN
/// @param kind what routing makes of it
record GuardedResource(String text, Optional<Arn> arn, Kind kind) {
  /// Kinds of resources that routing tells apart.
  enum Kind {
    MODEL,
    PROFILE,
    ROUTER,
    OTHER
  }

  static List<GuardedResource> all(List<String> texts) {
    List<GuardedResource> all = new ArrayList<>(texts.size());
    for (String text : texts) {
      all.add(of(text));
    }
    return all;
  }

  private static GuardedResource of(String text) {
    Optional<Arn> arn = Arn.parse(text);
    Kind kind = arn.isPresent() ? kind(arn.get()) : Kind.OTHER;
    return new GuardedResource(
        text, arn, kind == Kind.OTHER && isModelAnywhere(text) ? Kind.MODEL : kind);
  }

  private static Kind kind(Arn arn) {
    if (arn.isProfile()) {
      return Kind.PROFILE;
    }
    if (arn.isFoundationModel()) {
      return Kind.MODEL;
    }
    return switch (arn.resourceType()) {
      case "prompt-router", "default-prompt-router" -> Kind.ROUTER;
      default -> Kind.OTHER;
    };
  }

  boolean is(Kind wanted) {
    return kind == wanted;
  }

  /// The model of `arn:aws:bedrock:*::foundation-model/ID`, the one pattern a patch may hold; empty
  /// for every other text.
  Optional<ModelId> anywhere(Partition partition) {
    return anywhere(text, partition);
  }

  private static Optional<ModelId> anywhere(String text, Partition partition) {
    if (text.indexOf('*') < 0) {
      return Optional.empty();
    }
    String start = "arn:" + partition.id() + ":bedrock:*::foundation-model/";
    return text.startsWith(start)
        ? ModelId.parse(text.substring(start.length()))
        : Optional.empty();
  }

  private static boolean isModelAnywhere(String text) {
    if (text.indexOf('*') < 0) {
      return false;
    }
    for (Partition partition : Partition.values()) {
      if (anywhere(text, partition).isPresent()) {
        return true;
      }
    }
    return false;
  }

  static boolean all(List<GuardedResource> resources, Predicate<GuardedResource> condition) {
    for (GuardedResource resource : resources) {
      if (!condition.test(resource)) {
        return false;
      }
    }
    return true;
  }
}
