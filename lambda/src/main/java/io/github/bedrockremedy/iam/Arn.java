package io.github.bedrockremedy.iam;

import java.util.Objects;
import java.util.Optional;

/// An Amazon Resource Name, taken apart. The Region may be empty: a global inference profile is
/// authorised on `arn:aws:bedrock:::foundation-model/…`, which has neither Region nor account.
///
/// @param partition the partition
/// @param service service namespace, `bedrock`
/// @param region Region, or empty
/// @param account twelve digits, `aws` for AWS's own policies, or empty
/// @param resource everything after the fifth colon, colons and slashes included
public record Arn(
    Partition partition, String service, String region, String account, String resource)
    implements Comparable<Arn> {
  /// What an action without resource types is decided on: written `*`, and read from no text.
  public static final Arn EVERYTHING = new Arn(Partition.AWS, "*", "", "", "*");

  private static final int LONGEST = 2048;
  private static final String BEDROCK = "bedrock";
  private static final String FOUNDATION_MODEL = "foundation-model";
  private static final String PROFILE = "inference-profile";
  private static final String ROLE = "role/";

  public Arn {
    Objects.requireNonNull(partition, "partition");
    Objects.requireNonNull(service, "service");
    Objects.requireNonNull(region, "region");
    Objects.requireNonNull(account, "account");
    Objects.requireNonNull(resource, "resource");
  }

  /// Reads an ARN; empty for anything that is not one, among it any text with a blank, a control
  /// character, a character beyond ASCII, a masked account or an ellipsis.
  public static Optional<Arn> parse(String text) {
    if (!text.startsWith("arn:") || text.length() > LONGEST) {
      return Optional.empty();
    }
    int service = text.indexOf(':', 4);
    int region = service < 0 ? -1 : text.indexOf(':', service + 1);
    int account = region < 0 ? -1 : text.indexOf(':', region + 1);
    int resource = account < 0 ? -1 : text.indexOf(':', account + 1);
    if (resource < 0
        || resource == text.length() - 1
        || region == service + 1
        || !isWord(text, service + 1, region)
        || !isWord(text, region + 1, account)
        || !isAccount(text, account + 1, resource)
        || !isPlain(text, resource + 1)
        || text.indexOf("...", resource) >= 0) {
      return Optional.empty();
    }
    return Partition.of(text, 4, service)
        .map(
            partition ->
                new Arn(
                    partition,
                    service(text, service + 1, region),
                    text.substring(region + 1, account),
                    text.substring(account + 1, resource),
                    text.substring(resource + 1)));
  }

  /// Most are Bedrock's.
  private static String service(String text, int from, int to) {
    return to - from == BEDROCK.length() && text.startsWith(BEDROCK, from)
        ? BEDROCK
        : text.substring(from, to);
  }

  private static boolean isPlain(String text, int from) {
    int length = text.length();
    for (int i = from; i < length; i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c >= 0x7f || c == '"' || c == '\\') {
        return false;
      }
    }
    return true;
  }

  /// Services and Regions: lower-case letters, digits and dashes.
  private static boolean isWord(String text, int from, int to) {
    for (int i = from; i < to; i++) {
      char c = text.charAt(i);
      if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '-') {
        return false;
      }
    }
    return true;
  }

  private static boolean isAccount(String text, int from, int to) {
    if (to - from != 12) {
      return to == from || (to - from == 3 && text.startsWith("aws", from));
    }
    for (int i = from; i < to; i++) {
      if (text.charAt(i) < '0' || text.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  /// A foundation model; an empty Region makes the ARN of global routing.
  public static Arn foundationModel(Partition partition, String region, ModelId model) {
    return new Arn(partition, BEDROCK, region, "", "foundation-model/".concat(model.value()));
  }

  /// A system-defined inference profile, which carries the caller's account.
  public static Arn inferenceProfile(Region source, String account, InferenceProfileId id) {
    return new Arn(
        source.partition(), BEDROCK, source.id(), account, "inference-profile/".concat(id.value()));
  }

  /// The word before the first slash or colon of the resource, `foundation-model`.
  public String resourceType() {
    int end = endOfType();
    return end < 0 ? "" : resource.substring(0, end);
  }

  /// What follows the resource type, `anthropic.claude-3-haiku-20240307-v1:0`.
  public String resourceId() {
    int end = endOfType();
    return end < 0 ? resource : resource.substring(end + 1);
  }

  /// The last part of a path-like resource: the name of a role or user.
  public String lastName() {
    return resource.substring(resource.lastIndexOf('/') + 1);
  }

  /// Whether two ARNs name one principal. Sessions of a role are that role; neither they nor a
  /// session's ARN show its path.
  public boolean isSamePrincipal(Arn other) {
    if (partition != other.partition || !account.equals(other.account)) {
      return false;
    }
    boolean same = service.equals(other.service) && resource.equals(other.resource);
    return same || principal().equals(other.principal());
  }

  private String principal() {
    if (service.equals("sts") && isOfType("assumed-role")) {
      String id = resourceId();
      int session = id.lastIndexOf('/');
      String role = session < 0 ? id : id.substring(0, session);
      return ROLE + role.substring(role.lastIndexOf('/') + 1);
    }
    return isOfType("role") ? ROLE + lastName() : resource;
  }

  private boolean isOfType(String type) {
    return resource.startsWith(type) && endOfType() == type.length();
  }

  /// Whether any part is a pattern rather than a name.
  public boolean isPattern() {
    return holdsPattern(resource) || isPattern(service) || isPattern(region) || isPattern(account);
  }

  /// The same of a long part, which is searched quicker than walked over.
  private static boolean holdsPattern(String part) {
    return part.indexOf('*') >= 0 || part.indexOf('?') >= 0 || part.contains("${");
  }

  private static boolean isPattern(String part) {
    int length = part.length();
    for (int i = 0; i < length; i++) {
      char c = part.charAt(i);
      if (c == '*' || c == '?' || (c == '$' && part.startsWith("{", i + 1))) {
        return true;
      }
    }
    return false;
  }

  /// Whether this names a Bedrock foundation model.
  public boolean isFoundationModel() {
    return service.equals(BEDROCK) && isOfType(FOUNDATION_MODEL);
  }

  /// Whether this names an inference profile, system-defined or the customer's own.
  public boolean isProfile() {
    int type = endOfType() - PROFILE.length();
    return service.equals(BEDROCK) && type >= 0 && resource.startsWith(PROFILE, type);
  }

  private int endOfType() {
    int slash = resource.indexOf('/');
    int colon = resource.indexOf(':', 0, slash < 0 ? resource.length() : slash);
    return colon < 0 ? slash : colon;
  }

  /// By the parts, from left to right.
  @Override
  public int compareTo(Arn other) {
    int order = partition.compareTo(other.partition);
    order = order == 0 ? service.compareTo(other.service) : order;
    order = order == 0 ? region.compareTo(other.region) : order;
    order = order == 0 ? account.compareTo(other.account) : order;
    return order == 0 ? resource.compareTo(other.resource) : order;
  }

  @Override
  @SuppressWarnings(
      "UnnecessaryStringBuilder") // sized beforehand: this is on the way of each event
  public String toString() {
    if (equals(EVERYTHING)) {
      return "*";
    }
    String id = partition.id();
    int length =
        id.length() + service.length() + region.length() + account.length() + resource.length() + 8;
    return new StringBuilder(length)
        .append("arn:")
        .append(id)
        .append(':')
        .append(service)
        .append(':')
        .append(region)
        .append(':')
        .append(account)
        .append(':')
        .append(resource)
        .toString();
  }
}
