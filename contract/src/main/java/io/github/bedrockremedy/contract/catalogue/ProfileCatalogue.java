package io.github.bedrockremedy.contract.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// System-defined inference profiles by id, as of one date. Destinations depend on the profile
/// *and* the source Region; a pair that is not here is not known, and must not be guessed from the
/// prefix.
public final class ProfileCatalogue {
  private static final String RESOURCE = "inference-profiles.txt";

  private final String asOf;
  private final Map<String, CatalogueEntry> entries;
  private final Map<String, CatalogueEntry> byId;
  private final Map<String, Map<String, List<String>>> guardrails;

  private ProfileCatalogue(
      String asOf,
      Map<String, CatalogueEntry> entries,
      Map<String, Map<String, List<String>>> guardrails) {
    this.asOf = asOf;
    this.entries = entries;
    this.byId = Map.copyOf(entries);
    this.guardrails = guardrails;
  }

  /// The list that ships with this version, read once.
  public static ProfileCatalogue embedded() {
    return Holder.EMBEDDED;
  }

  /// Date of the list, `2026-08-21`.
  public String asOf() {
    return asOf;
  }

  /// The entry of a profile id such as `us.anthropic.claude-sonnet-4-5-20250929-v1:0`.
  public Optional<CatalogueEntry> find(String profileId) {
    return Optional.ofNullable(byId.get(profileId));
  }

  /// Regions a guardrail profile such as `us.guardrail.v1:0` leads to from a source Region; empty
  /// when the pair is not known.
  public Optional<List<String>> guardrailDestinations(String profileId, String sourceRegion) {
    return Optional.ofNullable(guardrails.getOrDefault(profileId, Map.of()).get(sourceRegion));
  }

  /// Every entry, by id.
  public Map<String, CatalogueEntry> entries() {
    return entries;
  }

  private static ProfileCatalogue read() {
    try (var in = ProfileCatalogue.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException(RESOURCE + " is missing beside " + ProfileCatalogue.class);
      }
      return parse(
          new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)).lines().toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ProfileCatalogue parse(List<String> lines) {
    String asOf = "";
    Map<String, CatalogueEntry> entries = new TreeMap<>();
    Map<String, Map<String, List<String>>> guardrails = new TreeMap<>();
    String[] head = {};
    Map<String, List<String>> sources = new LinkedHashMap<>();
    for (String line : lines) {
      if (line.startsWith("  ")) {
        readSources(line.strip(), sources);
        continue;
      }
      close(head, sources, entries, guardrails);
      sources = new LinkedHashMap<>();
      head = line.split(" ", -1);
      switch (head[0]) {
        case "#", "profile", "unknown", "guardrail" -> {}
        case "asOf" -> asOf = head[1];
        default -> throw new IllegalStateException("cannot read the catalogue line: " + line);
      }
    }
    close(head, sources, entries, guardrails);
    return new ProfileCatalogue(asOf, Collections.unmodifiableMap(entries), guardrails);
  }

  private static void readSources(String line, Map<String, List<String>> sources) {
    int arrow = line.indexOf(" > ");
    for (String source : line.substring(0, arrow).split(",", -1)) {
      var destinations = new TreeSet<String>();
      for (String word : line.substring(arrow + 3).split(" ", -1)) {
        destinations.add(
            switch (word) {
              case "-" -> "";
              case "." -> source;
              default -> word;
            });
      }
      sources.put(source, List.copyOf(new ArrayList<>(destinations)));
    }
  }

  private static void close(
      String[] head,
      Map<String, List<String>> sources,
      Map<String, CatalogueEntry> entries,
      Map<String, Map<String, List<String>>> guardrails) {
    if (head.length > 0 && head[0].equals("profile")) {
      entries.put(
          head[1],
          new CatalogueEntry(head[1], head[2], head[3], head[4], head[5], new HashMap<>(sources)));
    } else if (head.length > 0 && head[0].equals("unknown")) {
      entries.put(
          head[1],
          new CatalogueEntry(head[1], head[2], "destinations-unknown", "-", "docs", Map.of()));
    } else if (head.length > 0 && head[0].equals("guardrail")) {
      guardrails.put(head[1], Map.copyOf(sources));
    }
  }

  private static final class Holder {
    static final ProfileCatalogue EMBEDDED = read();
  }
}
