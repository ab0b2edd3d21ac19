package io.github.bedrockremedy.local;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A role, user or group at one moment.
///
/// @param path begins and ends with a slash
/// @param inline policy name to document text
/// @param groups names of the groups a user is in
public record Identity(
    IdentityKind kind,
    String arn,
    String name,
    String path,
    String id,
    String createDate,
    Optional<String> trustPolicy,
    Map<String, String> tags,
    Map<String, String> inline,
    List<Attached> attached,
    Optional<String> boundaryArn,
    List<String> groups) {
  public Identity {
    tags = Collections.unmodifiableMap(new LinkedHashMap<>(tags));
    inline = Collections.unmodifiableMap(new TreeMap<>(inline));
    attached = List.copyOf(attached);
    groups = List.copyOf(groups);
  }

  /// A managed policy hung on an identity.
  public record Attached(String name, String arn) {}

  /// The account the identity lives in.
  public String account() {
    return arn.split(":", 6)[4];
  }

  Identity withInline(Map<String, String> changed) {
    return new Identity(
        kind,
        arn,
        name,
        path,
        id,
        createDate,
        trustPolicy,
        tags,
        changed,
        attached,
        boundaryArn,
        groups);
  }

  Identity withTags(Map<String, String> changed) {
    return new Identity(
        kind,
        arn,
        name,
        path,
        id,
        createDate,
        trustPolicy,
        changed,
        inline,
        attached,
        boundaryArn,
        groups);
  }

  Identity withBoundary(Optional<String> changed) {
    return new Identity(
        kind,
        arn,
        name,
        path,
        id,
        createDate,
        trustPolicy,
        tags,
        inline,
        attached,
        changed,
        groups);
  }

  Identity withAttached(Attached more) {
    var all = new ArrayList<>(attached);
    all.add(more);
    return new Identity(
        kind, arn, name, path, id, createDate, trustPolicy, tags, inline, all, boundaryArn, groups);
  }

  Identity withId(String changed) {
    return new Identity(
        kind,
        arn,
        name,
        path,
        changed,
        createDate,
        trustPolicy,
        tags,
        inline,
        attached,
        boundaryArn,
        groups);
  }
}
